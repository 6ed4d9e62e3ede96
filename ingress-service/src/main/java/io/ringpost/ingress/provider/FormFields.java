package io.ringpost.ingress.provider;

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
    public record Field(String name, String value) implements Comparable<Field> {
        /** By name, then by value, byte by byte. */
        @Override
        public int compareTo(Field other) {
            int byName = name.compareTo(other.name);
            return byName == 0 ? value.compareTo(other.value) : byName;
        }
    }

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
        String text = new String(form, StandardCharsets.ISO_8859_1).replace('+', ' ');
        Decoder decoder = new Decoder(text);
        List<Field> fields = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int found = text.indexOf(separator, start);
            int end = found < 0 ? text.length() : found;
            if (fields.size() == MOST_FIELDS) {
                return new FormFields(fields, false);
            }
            if (end > start) {
                fields.add(decoder.field(start, end));
            }
            start = end + 1;
        }
        return new FormFields(fields, decoder.wellFormed);
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

    /** Goes from escape to escape; what stands between is copied and not looked at. */
    private static final class Decoder {
        private final String text;
        private final StringBuilder bytes = new StringBuilder();
        private boolean wellFormed = true;
        private int nextEquals = -1;
        private int nextEscape = -1;

        Decoder(String form) {
            this.text = form;
        }

        Field field(int from, int to) {
            nextEquals = next('=', nextEquals, from);
            return nextEquals >= to
                    ? new Field(decoded(from, to), "")
                    : new Field(decoded(from, nextEquals), decoded(nextEquals + 1, to));
        }

        private String decoded(int from, int to) {
            nextEscape = next('%', nextEscape, from);
            if (nextEscape >= to) {
                return text.substring(from, to);
            }
            bytes.setLength(0);
            int copied = from;
            while (nextEscape < to) {
                bytes.append(text.substring(copied, nextEscape));
                int value = value(nextEscape, to);
                wellFormed &= value >= 0;
                bytes.append(value < 0 ? '%' : (char) value);
                copied = nextEscape + (value < 0 ? 1 : 1 + ESCAPE_LENGTH);
                nextEscape = next('%', nextEscape, copied);
            }
            return bytes.append(text.substring(copied, to)).toString();
        }

        /** Where it stands at or behind a place; looked for only if the last one found is before it. */
        private int next(char wanted, int last, int from) {
            if (last >= from) {
                return last;
            }
            int found = text.indexOf(wanted, from);
            return found < 0 ? text.length() : found;
        }

        /** Negative if the percent sign stands for itself. */
        private int value(int escape, int to) {
            if (escape + ESCAPE_LENGTH >= to) {
                return -1;
            }
            int high = Character.digit(text.charAt(escape + 1), HEX);
            int low = Character.digit(text.charAt(escape + 2), HEX);
            return high < 0 || low < 0 ? -1 : high * HEX + low;
        }
    }
}
