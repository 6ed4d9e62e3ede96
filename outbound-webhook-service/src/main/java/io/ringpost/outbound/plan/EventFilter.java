package io.ringpost.outbound.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Narrows an endpoint down to events whose {@code data} has certain values.
 *
 * @param wanted for each path, written {@code analysis.sentiment}, the values that will do; all paths must fit
 */
public record EventFilter(Map<String, List<Object>> wanted) {
    /** Lets everything through. */
    public static final EventFilter NONE = new EventFilter(Map.of());

    /** Keeps its own copy. */
    public EventFilter {
        wanted = Map.copyOf(wanted);
    }

    /** Whether any data fits. */
    public boolean everything() {
        return wanted.isEmpty();
    }

    /** Whether the data fits. */
    public boolean matches(Map<?, ?> data) {
        return wanted.entrySet().stream().allMatch(entry -> fits(at(data, entry.getKey()), entry.getValue()));
    }

    private static boolean fits(@Nullable Object found, List<Object> wanted) {
        return found != null && wanted.stream().anyMatch(value -> Objects.equals(plain(value), plain(found)));
    }

    private static @Nullable Object at(Map<?, ?> data, String path) {
        Object value = data;
        for (String field : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(field) : null;
        }
        return value;
    }

    /** One number is another's equal whatever its digits look like. */
    private static Object plain(Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }
}
