package io.ringpost.callstate.query;

import io.smallrye.mutiny.Multi;
import java.time.Duration;

/**
 * Keeps a quiet stream alive, and ends one whose reader takes nothing any more.
 *
 * <p>Items wait at their source until the reader takes them. Heartbeats come by the clock: when they pile up the reader
 * is gone or hopeless, and the stream fails, which closes its connection.
 */
final class Heartbeats {
    private static final int MISSED = 2;

    private Heartbeats() {}

    static <T> Multi<T> between(Multi<T> items, Duration every, T beat) {
        Multi<T> beats = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .buffer(MISSED)
                .map(tick -> beat);
        return Multi.createBy().merging().withConcurrency(2).withRequests(1).streams(items, beats);
    }
}
