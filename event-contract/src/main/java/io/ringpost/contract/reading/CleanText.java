package io.ringpost.contract.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that every store takes: texts without what UTF-8 and PostgreSQL's JSON refuse (lone surrogates, the zero
 * character), numbers that are no trap for whoever writes them out. The raw record keeps what was really sent.
 */
final class CleanText {
    private static final int MOST_DIGITS = 300;
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    static Map<String, Object> of(Map<?, ?> values) {
        Map<String, Object> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> clean.put(text(String.valueOf(name)), value(value)));
        return clean;
    }

    static String text(String text) {
        return text.codePoints().anyMatch(CleanText::refused)
                ? text.codePoints()
                        .map(point -> refused(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** A code point that is a surrogate stands alone: pairs are read as one. */
    private static boolean refused(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>();
            list.forEach(item -> clean.add(value(item)));
            return clean;
        }
        boolean trap = value instanceof BigDecimal number
                && (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS);
        return trap ? String.valueOf(value) : value;
    }
}
