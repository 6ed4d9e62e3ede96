package io.ringpost.benchmarks.sender;

import java.time.Duration;
import java.util.List;

/**
 * How a scenario wants a sender.
 *
 * @param waits before each attempt, from the end of the one before
 */
public record SenderOptions(List<Duration> waits) {
    private static final List<Duration> GUIDE = List.of(
            Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /** The guide's five attempts. */
    public static SenderOptions usual() {
        return new SenderOptions(GUIDE);
    }

    /** The same with each wait so many times shorter. */
    public static SenderOptions shortened(int times) {
        return new SenderOptions(
                GUIDE.stream().map(wait -> wait.dividedBy(times)).toList());
    }

    /** How long after a first failure the second attempt is due. */
    public Duration firstRetry() {
        return waits.get(1);
    }
}
