package io.ringpost.sms.normalise;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Forms and queries, read leniently: what is no proper escape stands for itself. */
public final class FormText {
    private static final int HEX = 16;

    private FormText() {}

    /**
     * A name and its value, decoded.
     *
     * @param name before the equals sign
     * @param value after it
     * @param raw both as they came
     */
    public record Pair(String name, String value, String raw) {}

    /** The pairs in their order; without an equals sign the value is empty. */
    public static List<Pair> pairs(String form, char separator) {
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        while (from <= form.length()) {
            int end = form.indexOf(separator, from);
            String raw = form.substring(from, end < 0 ? form.length() : end);
            int equals = raw.indexOf('=');
            String name = equals < 0 ? raw : raw.substring(0, equals);
            pairs.add(new Pair(decode(name), equals < 0 ? "" : decode(raw.substring(equals + 1)), raw));
            from = end < 0 ? form.length() + 1 : end + 1;
        }
        return pairs;
    }

    /** Takes the escapes out. */
    public static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int escaped = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1], raw[i + 2]) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, HEX);
        int second = Character.digit(low, HEX);
        return first < 0 || second < 0 ? -1 : first * HEX + second;
    }
}
