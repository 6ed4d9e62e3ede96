package io.ringpost.callstate.normalise;

import io.ringpost.contract.codec.Json;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bodies by their shape, whatever content type they claim: a JSON object, or a form. */
final class Bodies {
    private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Bodies() {}

    static Optional<Fields> fields(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            return text.startsWith("{") ? json(body) : form(text);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of a repeated key the last value counts, as with most readers of JSON. */
    private static Optional<Fields> json(byte[] body) {
        return Optional.of(new Fields(CleanText.of(Json.read(body, Map.class))));
    }

    private static Optional<Fields> form(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Fields(CleanText.of(values)));
    }

    /** VoIP.ms: texts come as they were written, so that a percent sign may be just that. */
    private static String decoded(String text) {
        return URLDecoder.decode(PERCENT.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }
}
