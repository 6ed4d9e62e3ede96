package io.ringpost.sms.schedule;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a text that the provider certainly did not take is tried again, if at all. */
public final class RetryPlan {
    /** A reply comes out of the blue when its text is older than one that may be answered at all. */
    public static final Duration PATIENCE_WITH_REPLIES = Duration.ofMinutes(10);
    /** What a person wrote is owed for longer; VoIP.ms's daily limit ends with the day. */
    public static final Duration PATIENCE_WITH_PEOPLE = Duration.ofHours(26);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private RetryPlan() {}

    /**
     * The wait before the next attempt; empty if that would be too late.
     *
     * @param attempts how many were made
     * @param asked what the provider asks for
     * @param age how long ago a person wrote it, or the text that it answers came in
     * @param automatic whether it is a reply of ours
     */
    public static Optional<Duration> next(int attempts, @Nullable Duration asked, Duration age, boolean automatic) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
        Duration wait = asked != null ? asked : doubled.compareTo(LAST) > 0 ? LAST : doubled;
        Duration limit = automatic ? PATIENCE_WITH_REPLIES : PATIENCE_WITH_PEOPLE;
        return age.plus(wait).compareTo(limit) > 0 ? Optional.empty() : Optional.of(wait);
    }
}
