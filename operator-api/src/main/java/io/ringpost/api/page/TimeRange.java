package io.ringpost.api.page;

import io.ringpost.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time from {@code since} (included) to {@code until} (excluded); either end may be open.
 *
 * <p>A date stands for its whole day in the zone: {@code until=2024-01-31} includes the 31st.
 */
public record TimeRange(Optional<Instant> since, Optional<Instant> until) {
    private static final int LAST_YEAR = 9999;

    /**
     * Reads the query parameters {@code since}, {@code until} and {@code tz}.
     *
     * @param fallback the zone of {@code RINGPOST_TIMEZONE}
     */
    public static TimeRange parse(
            @Nullable String since, @Nullable String until, @Nullable String tz, ZoneId fallback) {
        ZoneId zone = tz == null ? fallback : zone(tz);
        TimeRange range = new TimeRange(
                Optional.ofNullable(since).map(text -> edge("since", text, zone, 0)),
                Optional.ofNullable(until).map(text -> edge("until", text, zone, 1)));
        if (range.isBackwards()) {
            throw ProblemException.badParameter("until", "must not be before since");
        }
        return range;
    }

    public boolean contains(Instant at) {
        return since.filter(at::isBefore).isEmpty()
                && until.filter(end -> !at.isBefore(end)).isEmpty();
    }

    private boolean isBackwards() {
        return since.isPresent() && until.isPresent() && until.get().isBefore(since.get());
    }

    private static Instant edge(String name, String text, ZoneId zone, int daysAfter) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(zone)
                            .toInstant()
                    : instant(OffsetDateTime.parse(text.replace(' ', '+')));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter(
                    name, "must be an instant such as 2024-01-31T10:00:00Z or a date such as 2024-01-31");
        }
    }

    /** Databases and brokers reckon with nothing like as many years as the language does. */
    private static Instant instant(OffsetDateTime at) {
        if (at.getYear() < 0 || at.getYear() > LAST_YEAR) {
            throw new DateTimeException("a year of four digits is needed");
        }
        return at.toInstant();
    }

    private static ZoneId zone(String tz) {
        try {
            return ZoneId.of(tz);
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("tz", "must be a time zone such as America/Sao_Paulo");
        }
    }
}
