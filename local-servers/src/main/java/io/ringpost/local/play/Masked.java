package io.ringpost.local.play;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests without their secrets. */
final class Masked {
    private static final String MASK = "***";
    private static final Pattern FIELDS = Pattern.compile("(?<=^|[?&])(api_password|password|token)=[^&]*");
    private static final Pattern MEMBERS = Pattern.compile("(\"(?:api_password|password|token)\"\\s*:\\s*)\"[^\"]*\"");

    private Masked() {}

    static String text(String text) {
        return MEMBERS.matcher(FIELDS.matcher(text).replaceAll("$1=" + MASK)).replaceAll("$1\"" + MASK + "\"");
    }

    /** The scheme stays: it tells what kind of credentials came. */
    static Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>(headers);
        masked.computeIfPresent("authorization", (name, value) -> value.split(" ", 2)[0] + " " + MASK);
        return masked;
    }
}
