package io.ringpost.sms.normalise.twilio;

import io.ringpost.contract.codec.Json;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.sms.normalise.CleanText;
import io.ringpost.sms.normalise.FormText;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's parameters, of a form, a query or a JSON object; of a repeated one the first counts.
 *
 * @param values by name, none empty
 */
record TwilioForm(Map<String, String> values) {

    static TwilioForm of(RawWebhook raw) {
        String text = CleanText.body(raw.body());
        return text.startsWith("{") ? json(raw.body()) : form(text);
    }

    /** The first of the named parameters that is there. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static TwilioForm form(String text) {
        Map<String, String> values = new HashMap<>();
        FormText.pairs(text, '&').forEach(pair -> keep(values, pair.name(), pair.value()));
        return new TwilioForm(values);
    }

    private static TwilioForm json(byte[] body) {
        Map<String, String> values = new HashMap<>();
        try {
            Map<?, ?> object = Json.read(body, Map.class);
            object.forEach((name, value) -> keep(values, String.valueOf(name), value == null ? "" : value.toString()));
        } catch (UncheckedIOException e) {
            values.clear();
        }
        return new TwilioForm(values);
    }

    private static void keep(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(name, CleanText.of(value));
        }
    }
}
