package io.ringpost.ingress.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How calls are registered at Retell. */
@ConfigMapping(prefix = "ringpost.register")
public interface RegisterSettings {
    /** {@code RETELL_API_KEY}: a list while it is rotated; where Retell does not know the first, the next is tried. */
    Optional<List<String>> apiKey();

    /** {@code RETELL_API_BASE_URL}. */
    @WithDefault("https://api.retellai.com")
    String baseUrl();

    /** {@code RINGPOST_EGRESS_ALLOW}: ranges that may be called though they are not public. */
    Optional<List<String>> egressAllow();

    /** How long Retell may take; with what keeping the webhook takes, a call is answered within three seconds. */
    @WithDefault("1500ms")
    Duration within();

    /** Registrations under way at once; a call beyond them gets its fallback. */
    @WithDefault("64")
    int atOnce();

    /** How many of the latest registrations are looked at: if most of them failed, Retell is left alone for a while. */
    @WithDefault("5")
    int judgedBy();

    /** How long Retell is left alone before one call tries again. */
    @WithDefault("10s")
    Duration restFor();
}
