package io.ringpost.sms.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows turned into the columns that one {@code unnest} statement takes. */
final class Columns {
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    Columns(int count) {
        for (int i = 0; i < count; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            columns.get(i).add(value instanceof Instant instant ? Times.sql(instant) : value);
        }
    }

    boolean isEmpty() {
        return columns.get(0).isEmpty();
    }

    Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        columns.forEach(column -> tuple.addValue(array(column)));
        return tuple;
    }

    /** The driver chooses the type by the array's; a column of nothing but nulls is one of texts. */
    private static Object array(List<@Nullable Object> column) {
        Class<?> type = column.stream()
                .filter(Objects::nonNull)
                .findFirst()
                .<Class<?>>map(Object::getClass)
                .orElse(String.class);
        return column.toArray(length -> (Object[]) Array.newInstance(type, length));
    }
}
