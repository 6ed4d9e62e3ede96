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

    private final DecodedForm form;

    /**
     * One field, each byte of it as one char.
     *
     * @param name decoded name
     * @param value decoded value
     */
    public record Field(String name, String value) {}

    private FormFields(DecodedForm form) {
        this.form = form;
    }

    /** Reads fields joined by {@code &}. */
    public static FormFields parse(byte[] form) {
        return parse(form, '&');
    }

    /** Reads fields joined by the given character. */
    public static FormFields parse(byte[] form, char separator) {
        return new FormFields(new FormDecoder(form, separator).decode(MOST_FIELDS));
    }

    /** A form of these fields. */
    public static FormFields of(List<Field> fields) {
        DecodedForm form = new DecodedForm(fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum());
        for (Field field : fields) {
            form.append(field.name().getBytes(StandardCharsets.ISO_8859_1));
            form.endPart();
            form.append(field.value().getBytes(StandardCharsets.ISO_8859_1));
            form.endPart();
        }
        return new FormFields(form);
    }

    /** All fields in the order they were sent. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(form.fields());
        for (int i = 0; i < form.fields(); i++) {
            fields.add(
                    new Field(form.name(i, StandardCharsets.ISO_8859_1), form.value(i, StandardCharsets.ISO_8859_1)));
        }
        return fields;
    }

    /** Names and values with nothing between, sorted by name, then by value, byte by byte; equal fields but once. */
    public byte[] sorted() {
        return form.sorted();
    }

    /** Whether every percent-escape was one, and there were not too many fields: those beyond are not read. */
    public boolean wellFormed() {
        return form.wellFormed();
    }

    @Override
    public List<String> all(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        List<String> values = List.of();
        for (int i = 0; i < form.fields(); i++) {
            if (form.isNamed(i, wanted)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(form.value(i, StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
