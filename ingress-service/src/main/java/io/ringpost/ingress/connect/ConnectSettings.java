package io.ringpost.ingress.connect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a connection may take of us before anything of it is understood. */
@ConfigMapping(prefix = "ringpost.connect")
public interface ConnectSettings {
    /** Connections at once; when there are more, the one that waits longest without a whole request goes. */
    @WithDefault("10000")
    int most();

    /** From the first byte of a request's head to its last. */
    @WithDefault("10s")
    Duration headWithin();

    /** From the end of the head to the last byte; above what the reader of a body waits, which can answer. */
    @WithDefault("12s")
    Duration bodyWithin();

    /** How long an answer may lie here because its receiver does not read. */
    @WithDefault("10s")
    Duration readWithin();
}
