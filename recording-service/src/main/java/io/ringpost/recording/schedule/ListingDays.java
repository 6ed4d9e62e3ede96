package io.ringpost.recording.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a list to ask for: from before the last that was seen, because recordings appear after their calls, to the
 * day after today, because nobody knows whose midnight counts. Of a long gap the oldest days come first.
 *
 * @param from the first
 * @param to the last
 * @param covered what is seen then
 */
public record ListingDays(LocalDate from, LocalDate to, LocalDate covered) {
    private static final int OVERLAP = 2;
    /** VoIP.ms: more than 92 days are refused. */
    private static final int MOST = 90;

    /** The days after those that were seen; where none were, the last ones. */
    public static ListingDays after(@Nullable LocalDate covered, LocalDate today) {
        LocalDate seen = covered == null || covered.isAfter(today) ? today : covered;
        LocalDate from = seen.minusDays(OVERLAP);
        LocalDate end = from.plusDays(MOST);
        return end.isBefore(today) ? new ListingDays(from, end, end) : new ListingDays(from, today.plusDays(1), today);
    }

    /** Whether later days are still to be asked for. */
    public boolean behind(LocalDate today) {
        return covered.isBefore(today);
    }
}
