package io.ringpost.outbound.plan.alert;

import java.time.Duration;

/**
 * How long to wait after failures in succession: each time twice as long, a quarter of an hour at most.
 *
 * @param first after the first
 */
public record Backoff(Duration first) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 16;

    /** The wait after so many failures. */
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
        return shorter(wait);
    }

    /** The wait that somebody asks for, no longer than ours may be. */
    public static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
