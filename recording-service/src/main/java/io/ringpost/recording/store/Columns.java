package io.ringpost.recording.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows turned into the columns that one {@code unnest} statement takes. The driver goes by the arrays' types. */
final class Columns {
    private final List<Class<?>> types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    Columns(Class<?>... types) {
        this.types = List.of(types);
        this.types.forEach(type -> columns.add(new ArrayList<>()));
    }

    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            columns.get(i).add(value instanceof Instant instant ? utc(instant) : value);
        }
    }

    boolean isEmpty() {
        return columns.get(0).isEmpty();
    }

    Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        for (int i = 0; i < columns.size(); i++) {
            Class<?> type = types.get(i) == Instant.class ? OffsetDateTime.class : types.get(i);
            tuple.addValue(columns.get(i).toArray(length -> (Object[]) Array.newInstance(type, length)));
        }
        return tuple;
    }

    /** PostgreSQL keeps microseconds. */
    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
