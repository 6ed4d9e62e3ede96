package io.ringpost.contract;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * One topic: its name, who writes and reads it, and how long it keeps.
 *
 * @param name without prefix: {@code domain.dataset.version}
 * @param key what its records are keyed by
 * @param cleanup what the broker does with old records
 * @param partitions how many
 * @param retention how long records stay
 * @param producers the services that write it
 * @param consumers the services that read it
 */
public record Topic(
        String name,
        KeyRule key,
        Cleanup cleanup,
        int partitions,
        Duration retention,
        Set<Service> producers,
        Set<Service> consumers) {

    /** The largest record any topic takes, in bytes. */
    public static final int MAX_MESSAGE_BYTES = 6 * 1024 * 1024;

    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    /** What the broker does with old records. */
    public enum Cleanup {
        DELETE,
        COMPACT,
        COMPACT_AND_DELETE;

        /** The value of the broker's {@code cleanup.policy}. */
        public String policy() {
            return name().toLowerCase(Locale.ROOT).replace("_and_", ",");
        }
    }

    /** Where this topic's records go that a consumer cannot understand; same key, original bytes. */
    public Topic deadLetters() {
        return new Topic(name + ".dlq", key, Cleanup.DELETE, partitions, DEAD_LETTER_RETENTION, consumers, Set.of());
    }

    /** The name on a broker whose topics carry the given prefix; the empty prefix adds nothing. */
    public String name(String prefix) {
        return prefix + name;
    }
}
