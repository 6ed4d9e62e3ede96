package io.ringpost.local.receive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it came in.
 *
 * @param method HTTP method
 * @param target raw path and query
 * @param headers by lower-case name; the first of several
 * @param body the bytes, unchunked
 */
public record Request(String method, String target, Map<String, String> headers, byte[] body) {
    /** The raw path, without query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** The raw query, empty if there is none. */
    public String query() {
        String[] parts = target.split("\\?", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** Finds a query parameter's decoded value. */
    public Optional<String> parameter(String name) {
        return Arrays.stream(query().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name) && pair.length == 2)
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    /** A header's value, empty if it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
