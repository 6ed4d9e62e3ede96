package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.outbound.plan.Trace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The field {@code headers}: sent with every webhook, but never in place of what Ringpost sends itself. */
final class HeadersField {
    /** What readers see instead of a value; sent back, it leaves the value as it is. */
    static final String MASK = "***";

    private static final String NAME = "headers";
    private static final int MOST = 20;
    private static final int LARGEST = 4096;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");
    private static final List<String> RESERVED_PREFIXES =
            List.of("webhook-", "x-webhook-", "proxy-", "sec-", "x-forwarded-");
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "keep-alive",
            "expect",
            "user-agent",
            "accept-encoding",
            "cookie",
            "date",
            "via",
            "forwarded",
            Trace.HEADER);

    private HeadersField() {}

    static Map<String, String> read(Fields fields, Map<String, String> present) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonNode given = fields.get(NAME);
        if (given.isNull()) {
            return headers;
        }
        if (!given.isObject() || given.size() > MOST || given.toString().length() > LARGEST) {
            fields.wrong(NAME, "must be an object of at most " + MOST + " headers and " + LARGEST + " characters");
            return headers;
        }
        Set<String> names = new HashSet<>();
        given.properties().forEach(header -> {
            String value = header.getValue().asText();
            if (!names.add(header.getKey().toLowerCase(Locale.ROOT))) {
                fields.wrong(NAME + "." + header.getKey(), "is given twice; capitals make no other header");
            } else if (!TOKEN.matcher(header.getKey()).matches() || reserved(header.getKey())) {
                fields.wrong(NAME + "." + header.getKey(), "cannot be set: no header name, or one that is ours");
            } else if (!header.getValue().isTextual() || !VALUE.matcher(value).matches()) {
                fields.wrong(NAME + "." + header.getKey(), "must be printable ASCII text");
            } else if (header.getKey().equals(MASK) && given.size() > 1) {
                fields.wrong(NAME + "." + MASK, "stands for headers that cannot be decrypted; give them anew");
            } else if (value.equals(MASK) && kept(header.getKey(), present).isEmpty()) {
                fields.wrong(NAME + "." + header.getKey(), "has no value yet that *** could keep");
            }
            headers.put(
                    header.getKey(),
                    value.equals(MASK) ? kept(header.getKey(), present).orElse(value) : value);
        });
        return headers;
    }

    private static Optional<String> kept(String name, Map<String, String> present) {
        return present.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean reserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
