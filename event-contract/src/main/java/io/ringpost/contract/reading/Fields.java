package io.ringpost.contract.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, read leniently: providers send numbers as text and text as numbers, leave fields out or empty.
 *
 * @param values by name
 */
public record Fields(Map<String, Object> values) {
    /** No fields. */
    public static final Fields NONE = new Fields(Map.of());
    /** Longer texts are no numbers, and costly to read as such. */
    private static final int MAX_DIGITS = 30;

    private static final BigDecimal ABSURD_SECONDS = BigDecimal.valueOf(1_000_000);

    /** The first of the named fields that has a text or number. */
    public @Nullable String text(String... names) {
        for (String name : names) {
            Object value = values.get(name);
            String text = value instanceof BigDecimal number ? number.toPlainString() : plain(value);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** The same, with another text where there is none. */
    public String textOr(String other, String... names) {
        String text = text(names);
        return text == null ? other : text;
    }

    /** The first of the named fields that is a number, or a text that can be read as one. */
    public @Nullable BigDecimal number(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null && text.length() <= MAX_DIGITS && text.matches("[+-]?[0-9]+([.][0-9]+)?")) {
                return new BigDecimal(text);
            }
        }
        return null;
    }

    /** A number of seconds, rounded down; nothing negative or absurd. */
    public @Nullable Integer seconds(String... names) {
        BigDecimal number = number(names);
        return number == null ? null : seconds(number);
    }

    /** The same of a number that is known. */
    public static @Nullable Integer seconds(BigDecimal number) {
        boolean sane = number.signum() >= 0 && number.compareTo(ABSURD_SECONDS) < 0;
        return sane ? Integer.valueOf(number.intValue()) : null;
    }

    /** A truth value, also as text. */
    public @Nullable Boolean truth(String name) {
        String text = text(name);
        return "true".equalsIgnoreCase(text) ? Boolean.TRUE : "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    /** An object among the fields; empty if there is none. */
    public Fields object(String name) {
        Map<String, Object> map = map(name);
        return map == null ? NONE : new Fields(map);
    }

    /** An object among the fields, as it is. */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> map(String name) {
        return values.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    /** The objects of an array among the fields. */
    @SuppressWarnings("unchecked")
    public List<Fields> objects(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> new Fields((Map<String, Object>) item))
                        .toList()
                : List.of();
    }

    private static String plain(@Nullable Object value) {
        boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        return scalar ? String.valueOf(value).strip() : "";
    }
}
