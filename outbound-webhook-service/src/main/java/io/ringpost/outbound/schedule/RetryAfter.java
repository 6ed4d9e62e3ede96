package io.ringpost.outbound.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a receiver asks for in {@code Retry-After}: whole seconds or an HTTP date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    /** No receiver puts a delivery off for longer. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** The wait that is asked for, cut to {@link #LONGEST}; empty for what is in the past or makes no sense. */
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        Optional<Duration> wait = SECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : untilDate(text, now);
        return wait.filter(duration -> !duration.isNegative())
                .map(duration -> duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
