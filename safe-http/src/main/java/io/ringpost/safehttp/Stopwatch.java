package io.ringpost.safehttp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Tells which step a call is in and how long each one took; used from one context only. */
final class Stopwatch {

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
    private final long start = System.nanoTime();
    private Phase phase = Phase.CHECK;
    private long since = start;

    void enter(Phase next) {
        long now = System.nanoTime();
        spent.merge(phase, Duration.ofNanos(now - since), Duration::plus);
        phase = next;
        since = now;
    }

    Phase phase() {
        return phase;
    }

    /** Since the current step, or its latest repetition, began. */
    Duration inPhase() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Phases stop() {
        enter(phase);
        return new Phases(of(Phase.DNS), of(Phase.CONNECT), of(Phase.HEAD), of(Phase.BODY));
    }

    private Duration of(Phase step) {
        return spent.getOrDefault(step, Duration.ZERO);
    }
}
