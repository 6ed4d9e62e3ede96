package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What proxies do to the escapes of an address; each char of a text is one byte of it. */
public final class Escapes {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private Escapes() {}

    /** Every escape replaced by its byte; a plus stays one. */
    public static String undone(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> {
            char value = (char) Integer.parseInt(match.group().substring(1), 16);
            return value == '\\' || value == '$' ? "\\" + value : String.valueOf(value);
        });
    }

    /** Every escape in capitals. */
    public static String upperCase(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
    }

    /** Every escape in small letters. */
    public static String lowerCase(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }

    /** What was read as Latin-1 though it was UTF-8. */
    public static String asUtf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
