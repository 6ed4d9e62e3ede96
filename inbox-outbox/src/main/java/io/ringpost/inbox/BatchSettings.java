package io.ringpost.inbox;

/**
 * What a consumer is told by its surroundings.
 *
 * @param topicPrefix what stands before every topic's name on this broker
 * @param patience how it waits
 */
public record BatchSettings(String topicPrefix, Patience patience) {
    private static final int TRIES_OF_A_REPLAY = 2;

    /** For records that were tried patiently before. */
    BatchSettings forReplay() {
        return new BatchSettings(topicPrefix, patience.withTriesAlone(TRIES_OF_A_REPLAY));
    }
}
