package io.ringpost.ingress.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads providers' clocks; what is no plausible time is as good as none. */
public final class EventTimes {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    private static final int MOST_DIGITS = 15;

    /** Whole seconds: of many webhooks in one second all but the first have the text of the one before. */
    private static volatile Read lastRead = new Read("", Instant.EPOCH);

    private record Read(String text, Instant time) {}

    private EventTimes() {}

    /** RFC 2822, as Twilio writes it: {@code Wed, 31 Dec 2025 12:00:00 +0000}. */
    public static Optional<Instant> rfc2822(String text) {
        Read last = lastRead;
        if (last.text().equals(text)) {
            return Optional.of(last.time());
        }
        try {
            Optional<Instant> time = plausible(OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
            time.ifPresent(known -> lastRead = new Read(text, known));
            return time;
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 with an offset. */
    public static Optional<Instant> iso(String text) {
        try {
            return plausible(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds or milliseconds since 1970: Retell sends milliseconds, guide 000 shows seconds. */
    public static Optional<Instant> epoch(String text) {
        String whole = text.split("\\.", 2)[0];
        if (whole.isEmpty() || whole.length() > MOST_DIGITS || !whole.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long number = Long.parseLong(whole);
        return plausible(number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private static Optional<Instant> plausible(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
    }
}
