package io.ringpost.ingress.spool;

import io.ringpost.api.start.Form;
import io.ringpost.api.start.Forms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where and how much is spooled. */
@ConfigMapping(prefix = "ringpost.spool")
public interface SpoolSettings {
    /** {@code RINGPOST_SPOOL_DIR}: one directory for one process; without it nothing is spooled. */
    Optional<Path> dir();

    /** {@code RINGPOST_SPOOL_MAX_BYTES}: what its segments may take of the disk; beyond it nothing more is spooled. */
    @WithDefault("1073741824")
    long maxBytes();

    /** {@code RINGPOST_SPOOL_MAX_AGE}: while a topic's oldest record is older, no more of that topic is spooled. */
    @WithDefault("24h")
    Duration maxAge();

    /** Bytes that may wait for the disk; more are refused at once. */
    @WithDefault("33554432")
    long maxWaitingBytes();

    /** When a record is answered for, whatever Kafka and the disk do; counted from its coming; well below 3 s. */
    @WithDefault("2600ms")
    Duration deadline();

    /** How long a stop goes on bringing records to Kafka; what is left stays on the disk. */
    @WithDefault("3s")
    Duration stopWithin();

    /** How {@code RINGPOST_SPOOL_DIR} must look: a directory that can be written to, or made. */
    static Form directory() {
        return Forms.of(SpoolDirectory::isUsable, "it must be a directory that this process may write to");
    }

    /** How {@code RINGPOST_SPOOL_MAX_BYTES} must look: room for a few segments at least. */
    static Form bytes() {
        return Forms.of(
                value -> value.matches("\\d{8,15}") && Long.parseLong(value) >= 4L * Segment.BYTES,
                "it must be a number of bytes, at least " + 4 * Segment.BYTES);
    }
}
