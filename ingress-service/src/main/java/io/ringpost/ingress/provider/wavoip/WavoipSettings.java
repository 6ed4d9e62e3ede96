package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.provider.VerifySwitch;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** How WaVoIP's webhooks are guarded. */
@ConfigMapping(prefix = "ringpost.wavoip")
public interface WavoipSettings {
    /** {@code WAVOIP_WEBHOOK_TOKEN}: the secret in the address set at WaVoIP; a list while it is rotated. */
    Optional<List<String>> webhookToken();

    /** {@code WAVOIP_ALLOWED_IPS}: addresses and networks, checked in addition to the secret, or alone. */
    Optional<List<String>> allowedIps();

    /** {@code RINGPOST_RETIRED_SECRETS}: secrets of old, which prove nothing and explain refusals. */
    Optional<List<String>> retired();

    /** {@code RINGPOST_VERIFY_WAVOIP}. */
    @WithDefault("on")
    @WithName("verify")
    VerifySwitch verification();
}
