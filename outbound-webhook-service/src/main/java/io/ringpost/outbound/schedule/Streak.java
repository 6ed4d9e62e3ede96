package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Attempts that failed without one that succeeded between them.
 *
 * @param failures how many
 * @param since when the first of them failed
 * @param at when the last did
 * @param warned how much of the way to being disabled, in percent, was warned of already
 */
public record Streak(int failures, Instant since, Instant at, int warned) {
    /** How long it has lasted. */
    Duration length() {
        return Duration.between(since, at);
    }
}
