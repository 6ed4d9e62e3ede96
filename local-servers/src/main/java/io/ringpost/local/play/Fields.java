package io.ringpost.local.play;

import io.ringpost.local.receive.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a query or a form; the first of several of one name.
 *
 * @param values decoded, by name
 */
public record Fields(Map<String, String> values) {
    /** The fields of a request's query and form together. */
    public static Fields of(Request request) {
        return parse(request.query() + "&" + request.text());
    }

    static Fields parse(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] field = pair.split("=", 2);
            if (field.length == 2) {
                values.putIfAbsent(decoded(field[0]), decoded(field[1]));
            }
        }
        return new Fields(values);
    }

    /** A field's value, empty if it is absent. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a field holds something. */
    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** Whether a field is absent or holds just this. */
    public boolean allows(String name, String value) {
        return !has(name) || get(name).equals(value);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
