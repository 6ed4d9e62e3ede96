package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Takes secrets out of a raw query; all else stays as it was sent. */
public final class QuerySecrets {
    private static final String MASK = "***";
    private static final Set<String> NAMES = Set.of("token", "access_token", "device_token", "secret");

    private QuerySecrets() {}

    /** The query with the values of secret parameters replaced by {@code ***}. */
    public static String mask(String rawQuery) {
        StringBuilder masked = new StringBuilder(rawQuery.length());
        int start = 0;
        for (int i = 0; i <= rawQuery.length(); i++) {
            if (i == rawQuery.length() || rawQuery.charAt(i) == '&' || rawQuery.charAt(i) == ';') {
                masked.append(maskPair(rawQuery.substring(start, i)));
                if (i < rawQuery.length()) {
                    masked.append(rawQuery.charAt(i));
                }
                start = i + 1;
            }
        }
        return masked.toString();
    }

    private static String maskPair(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return pair;
        }
        String name =
                FormFields.parse(pair.substring(0, equals).getBytes(StandardCharsets.ISO_8859_1)).fields().stream()
                        .findFirst()
                        .map(FormFields.Field::name)
                        .orElse("");
        return NAMES.contains(name.toLowerCase(Locale.ROOT)) ? pair.substring(0, equals + 1) + MASK : pair;
    }
}
