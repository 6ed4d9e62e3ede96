package io.ringpost.ingress.receive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what comes in. */
@ConfigMapping(prefix = "ringpost.receive")
public interface ReceiveSettings {
    /** {@code WEBHOOK_ENABLED}: false closes the webhook routes. */
    @WithDefault("true")
    boolean enabled();

    /** How long a sender may take for the body. */
    @WithDefault("10s")
    Duration bodyWithin();

    /** Bytes of bodies that may be half read at once; more senders are refused. */
    @WithDefault("134217728")
    long maxReadingBytes();
}
