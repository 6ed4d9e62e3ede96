package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the database driver has them. */
final class Times {
    /** A replica's clock and the database's differ by less than this. */
    static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private Times() {}

    /** A length as statements take it. */
    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static @Nullable OffsetDateTime sql(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant nullable(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
