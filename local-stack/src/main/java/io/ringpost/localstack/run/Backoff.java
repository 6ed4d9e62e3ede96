package io.ringpost.localstack.run;

import java.time.Duration;

/**
 * How long a service that died waits before it is started again: half a second, doubled with each death until half a
 * minute. Having been ready clears it.
 *
 * @param deaths since it was last ready
 */
record Backoff(int deaths) {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6;

    static final Backoff NONE = new Backoff(0);

    Backoff died() {
        return new Backoff(deaths + 1);
    }

    Duration delay() {
        return FIRST.multipliedBy(1L << Math.min(Math.max(deaths - 1, 0), DOUBLINGS));
    }
}
