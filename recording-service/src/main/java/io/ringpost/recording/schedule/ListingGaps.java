package io.ringpost.recording.schedule;

import java.time.Duration;
import java.util.Set;

/**
 * When a list is asked for again.
 *
 * @param every after it was given
 */
public record ListingGaps(Duration every) {
    /** VoIP.ms: so many requests a minute. */
    public static final Duration MINUTE = Duration.ofSeconds(61);
    /** What only a person mends is asked for so seldom; VoIP.ms counts every request. */
    public static final Duration FOR_PEOPLE = Duration.ofHours(1);

    /** VoIP.ms's word for the limit of a minute. */
    public static final String LIMIT = "api_limit_exceeded";

    private static final Set<String> EMPTY = Set.of("success", "no_recording", "no_recordings");
    private static final Set<String> MENDED_BY_PEOPLE = Set.of(
            "missing_credentials",
            "invalid_credentials",
            "api_not_enabled",
            "ip_not_enabled",
            "ip_not_authorized",
            "missing_method",
            "invalid_method",
            "missing_account",
            "invalid_account",
            "invalid_date",
            "invalid_date_from",
            "invalid_daterange",
            "invalid_call_type");
    private static final int DOUBLINGS = 5;

    /** Whether the list was given, be it an empty one. */
    public static boolean given(String word) {
        return EMPTY.contains(word);
    }

    /** Whether the limit of a minute was reached. */
    public static boolean limited(String word) {
        return word.equals(LIMIT);
    }

    /** Whether asking again changes nothing until somebody changes a setting, here or there. */
    public static boolean forPeople(String word) {
        return MENDED_BY_PEOPLE.contains(word);
    }

    /** The gap after an answer's word, or after none; misses are those before. */
    public Duration after(String word, int misses) {
        if (given(word)) {
            return every;
        }
        if (forPeople(word)) {
            return FOR_PEOPLE;
        }
        return MINUTE.multipliedBy(1L << Math.min(misses, DOUBLINGS));
    }
}
