package io.ringpost.ingress.provider.crm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one API key may hand in. */
@ConfigMapping(prefix = "ringpost.crm")
public interface CrmSettings {
    /** Requests of one key within a second, on average. */
    @WithDefault("100")
    int perSecond();

    /** Requests of one key at once. */
    @WithDefault("400")
    int burst();
}
