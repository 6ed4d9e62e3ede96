package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.VerifySwitch;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** How Retell's webhooks are guarded. */
@ConfigMapping(prefix = "ringpost.retell")
public interface RetellSettings {
    /** {@code RETELL_API_KEY}: the key with the webhook badge signs; a list while it is rotated. */
    Optional<List<String>> apiKey();

    /** {@code RETELL_ALLOWED_IPS}: checked in addition to the signature. */
    Optional<List<String>> allowedIps();

    /** {@code RINGPOST_RETIRED_SECRETS}: secrets of old, which prove nothing and explain refusals. */
    Optional<List<String>> retired();

    /** {@code RINGPOST_VERIFY_RETELL}. */
    @WithDefault("on")
    @WithName("verify")
    VerifySwitch verification();
}
