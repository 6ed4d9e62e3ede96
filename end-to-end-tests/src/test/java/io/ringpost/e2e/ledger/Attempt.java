package io.ringpost.e2e.ledger;

import java.time.Duration;

/**
 * One try to post a webhook.
 *
 * @param replica who was asked
 * @param status what it answered; 0 is no answer
 * @param begin when, by {@link System#nanoTime()}
 * @param took from the first byte to the answer, or to the end of the connection
 * @param starved for how much of that the replica wanted to run and was given no processor
 */
record Attempt(String replica, int status, long begin, Duration took, Duration starved) {
    boolean within(long from, long to) {
        return begin - from >= 0 && to - end() >= 0;
    }

    long end() {
        return begin + took.toNanos();
    }

    boolean accepted() {
        return status / 100 == 2;
    }

    /** It was answered, but not with what a genuine webhook hopes for. */
    boolean refused() {
        return status >= 300;
    }
}
