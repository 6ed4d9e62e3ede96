package io.ringpost.ingress.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Request headers, found by name in any case. */
public final class RequestHeaders {
    private final Map<String, List<String>> values = new HashMap<>();
    private final int lines;

    /** Takes header lines in the order they were sent. */
    public RequestHeaders(Iterable<Map.Entry<String, String>> headers) {
        int count = 0;
        for (Map.Entry<String, String> header : headers) {
            values.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(header.getValue());
            count++;
        }
        lines = count;
    }

    /** Headers from name and value pairs. */
    public static RequestHeaders of(Map<String, String> headers) {
        return new RequestHeaders(headers.entrySet());
    }

    /** The first value that is not empty. */
    public Optional<String> first(String name) {
        for (String value : all(name)) {
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** All values, in the order they were sent. */
    public List<String> all(String name) {
        List<String> written = values.get(name);
        return written == null ? values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()) : written;
    }

    /** How many header lines there are. */
    public int lines() {
        return lines;
    }
}
