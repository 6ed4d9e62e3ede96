package io.ringpost.outbound.store;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the arrays that a statement unnests.
 *
 * @param rows what they are of
 */
record Columns<T>(List<T> rows) {
    @Nullable
    String[] texts(Function<T, @Nullable String> value) {
        return of(value, String[]::new);
    }

    @Nullable
    Integer[] integers(Function<T, @Nullable Integer> value) {
        return of(value, Integer[]::new);
    }

    Long[] longs(Function<T, Long> value) {
        return of(value, Long[]::new);
    }

    @Nullable
    Boolean[] truths(Function<T, @Nullable Boolean> value) {
        return of(value, Boolean[]::new);
    }

    @Nullable
    OffsetDateTime[] times(Function<T, @Nullable Instant> value) {
        return of(row -> Times.sql(value.apply(row)), OffsetDateTime[]::new);
    }

    @Nullable
    Double[] seconds(Function<T, @Nullable Duration> value) {
        return of(
                row -> {
                    Duration duration = value.apply(row);
                    return duration == null ? null : Times.seconds(duration);
                },
                Double[]::new);
    }

    Buffer[] bytes(Function<T, byte[]> value) {
        return of(row -> Buffer.buffer(value.apply(row)), Buffer[]::new);
    }

    private <V> V[] of(Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
