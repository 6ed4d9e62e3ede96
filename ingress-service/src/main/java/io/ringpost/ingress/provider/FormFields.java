package io.ringpost.ingress.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A form or query, decoded: {@code +} is a blank, {@code %XX} a byte. Values stay bytes until they are asked for, so that
 * a signature over them holds even where they are no UTF-8.
 */
public final class FormFields implements Fields {
    /** Far above any provider's form; anybody may send one, and what is in it is read before it is proven. */
    static final int MOST_FIELDS = 1000;

    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 2;

    private final List<Field> fields;
    private final boolean wellFormed;

    /**
     * One field, each byte of it as one char.
     *
     * @param name decoded name
     * @param value decoded value
     */
    public record Field(String name, String value) {}

    private FormFields(List<Field> fields, boolean wellFormed) {
        this.fields = fields;
        this.wellFormed = wellFormed;
    }

    /** Reads fields joined by {@code &}. */
    public static FormFields parse(byte[] form) {
        return parse(form, '&');
    }

    /** Reads fields joined by the given character. */
    public static FormFields parse(byte[] form, char separator) {
        List<Field> fields = new ArrayList<>();
        boolean wellFormed = true;
        int start = 0;
        for (int i = 0; i <= form.length; i++) {
            if (i == form.length || form[i] == separator) {
                if (fields.size() == MOST_FIELDS) {
                    return new FormFields(fields, false);
                }
                if (i > start) {
                    wellFormed &= add(form, start, i, fields);
                }
                start = i + 1;
            }
        }
        return new FormFields(fields, wellFormed);
    }

    /** All fields in the order they were sent. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether every percent-escape was one, and there were not too many fields: those beyond are not read. */
    public boolean wellFormed() {
        return wellFormed;
    }

    @Override
    public List<String> all(String name) {
        String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return fields.stream()
                .filter(field -> field.name().equals(bytes))
                .map(field -> new String(field.value().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    private static boolean add(byte[] form, int from, int to, List<Field> fields) {
        int equals = from;
        while (equals < to && form[equals] != '=') {
            equals++;
        }
        ByteArrayOutputStream name = new ByteArrayOutputStream(equals - from);
        ByteArrayOutputStream value = new ByteArrayOutputStream(to - equals);
        boolean wellFormed = decode(form, from, equals, name);
        wellFormed &= equals >= to || decode(form, equals + 1, to, value);
        fields.add(new Field(name.toString(StandardCharsets.ISO_8859_1), value.toString(StandardCharsets.ISO_8859_1)));
        return wellFormed;
    }

    private static boolean decode(byte[] form, int from, int to, ByteArrayOutputStream out) {
        boolean wellFormed = true;
        for (int i = from; i < to; i++) {
            byte b = form[i];
            if (b == '+') {
                out.write(' ');
            } else if (b == '%' && i + ESCAPE_LENGTH < to && hex(form[i + 1]) >= 0 && hex(form[i + 2]) >= 0) {
                out.write(hex(form[i + 1]) * HEX + hex(form[i + 2]));
                i += ESCAPE_LENGTH;
            } else {
                wellFormed &= b != '%';
                out.write(b);
            }
        }
        return wellFormed;
    }

    private static int hex(byte b) {
        return Character.digit(b, HEX);
    }
}
