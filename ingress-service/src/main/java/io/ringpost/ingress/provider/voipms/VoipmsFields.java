package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of a VoIP.ms payload, judged by shape and not by media type. A value that is still a placeholder, such as
 * {@code {FROM}}, is absent.
 *
 * @param values what was sent
 * @param json whether it was JSON
 */
record VoipmsFields(Fields values, boolean json) implements Fields {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_]+\\}");

    /** Reads the payload; empty if it is no JSON object and no readable form. */
    static Optional<VoipmsFields> read(WebhookRequest request, JsonPaths wanted) {
        if (request.isGet()) {
            return Optional.of(new VoipmsFields(query(request), false));
        }
        if (looksLikeJson(request.body())) {
            return JsonFields.pick(request.body(), wanted).map(fields -> new VoipmsFields(fields, true));
        }
        return Optional.of(form(request.body()))
                .filter(FormFields::wellFormed)
                .map(fields -> new VoipmsFields(fields, false));
    }

    /** The query's parameters. */
    static FormFields query(WebhookRequest request) {
        return form(request.rawQuery().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** VoIP.ms: its template for FreePBX joins with a semicolon; a text may hold one too, so only without any ampersand. */
    private static FormFields form(byte[] form) {
        boolean ampersand = contains(form, '&');
        return FormFields.parse(form, !ampersand && contains(form, ';') ? ';' : '&');
    }

    @Override
    public List<String> all(String name) {
        return values.all(name).stream()
                .filter(value -> !PLACEHOLDER.matcher(value).matches())
                .toList();
    }

    private static boolean looksLikeJson(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8).strip();
        return head.startsWith("{") || head.startsWith("[") || head.startsWith("\"") || head.startsWith("\uFEFF");
    }

    private static boolean contains(byte[] bytes, char wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
