package io.ringpost.callstate.normalise;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as providers write them; what cannot be read, or lies in years that PostgreSQL and readers choke on, is absent. */
public final class ProviderTime {
    /** Epoch values below are seconds: as milliseconds they would lie before 1973. */
    private static final BigDecimal LEAST_MILLIS = new BigDecimal("100000000000");

    private static final Instant LEAST = Instant.EPOCH;
    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");
    private static final BigDecimal END_MILLIS = BigDecimal.valueOf(END.toEpochMilli());

    private ProviderTime() {}

    /** An epoch value in milliseconds, or in seconds if it is too small for that. */
    public static @Nullable Instant epoch(@Nullable BigDecimal value) {
        if (value == null || value.signum() <= 0 || value.compareTo(END_MILLIS) >= 0) {
            return null;
        }
        BigDecimal millis = value.compareTo(LEAST_MILLIS) < 0 ? value.movePointRight(3) : value;
        return sane(Instant.ofEpochMilli(millis.longValue()));
    }

    /** Twilio: {@code Wed, 31 Dec 2025 12:00:00 +0000}. */
    public static @Nullable Instant mail(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : sane(OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** VoIP.ms: {@code 2024-01-01 10:00:00}, without a zone; taken as UTC, or with an offset if it has one. */
    public static @Nullable Instant wall(@Nullable String text) {
        if (text == null || text.startsWith("0000")) {
            return null;
        }
        String iso = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
        try {
            return sane(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from)
                                    instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant sane(Instant instant) {
        return instant.isBefore(LEAST) || !instant.isBefore(END) ? null : instant;
    }
}
