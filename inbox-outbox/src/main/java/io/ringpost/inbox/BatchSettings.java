package io.ringpost.inbox;

import java.util.function.Consumer;

/**
 * What a consumer is told by its surroundings.
 *
 * @param topicPrefix what stands before every topic's name on this broker
 * @param patience how it waits
 * @param soon runs what it is given a little later, once
 */
public record BatchSettings(String topicPrefix, Patience patience, Consumer<Runnable> soon) {
    private static final int TRIES_OF_A_REPLAY = 2;

    /** For records that were tried patiently before. */
    BatchSettings forReplay() {
        return new BatchSettings(topicPrefix, patience.withTriesAlone(TRIES_OF_A_REPLAY), soon);
    }
}
