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

    /** Of these, bytes that one network may take, the /24 or /48 of an address. */
    @WithDefault("16777216")
    long maxReadingBytesPerNetwork();

    /** Of these, bytes that bodies over 64 KiB leave to smaller ones. */
    @WithDefault("33554432")
    long readingBytesForSmall();
}
