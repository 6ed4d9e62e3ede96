package io.ringpost.contract.reading;

import io.ringpost.contract.Provider;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.raw.RawWebhook;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Bodies by their shape, whatever content type they claim: a JSON object, or a form. */
public final class Bodies {
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Bodies() {}

    /** The fields of a webhook's body; empty if it is neither. */
    public static Optional<Fields> fields(RawWebhook raw) {
        String text = new String(raw.body(), StandardCharsets.UTF_8);
        String bare = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
        try {
            return bare.startsWith("{") ? json(raw.body()) : form(bare, decoder(raw.provider()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of a repeated key the last value counts, as with most readers of JSON. */
    private static Optional<Fields> json(byte[] body) {
        return Optional.of(new Fields(CleanText.of(Json.read(body, Map.class))));
    }

    private static Optional<Fields> form(String text, UnaryOperator<String> decoder) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoder.apply(pair.substring(0, equals)), decoder.apply(pair.substring(equals + 1)));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Fields(CleanText.of(values)));
    }

    /** VoIP.ms: texts come as they were written, so that a percent sign may be just that. */
    private static UnaryOperator<String> decoder(Provider provider) {
        return provider == Provider.VOIPMS
                ? text -> decoded(STRAY_PERCENT.matcher(text).replaceAll("%25"))
                : Bodies::decoded;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
