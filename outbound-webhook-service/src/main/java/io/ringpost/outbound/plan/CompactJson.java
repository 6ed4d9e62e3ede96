package io.ringpost.outbound.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Copies JSON the way {@code JSON.stringify} writes it: no blanks, nothing escaped that need not be, keys in the order
 * given. Guide 003's Express sample verifies what it has written again, so every byte counts.
 */
final class CompactJson {
    /** How numbers are written. */
    enum Numbers {
        /** As they came, so that a CRM gets back what it handed in. */
        AS_GIVEN,
        /** As JavaScript would write them: {@code 1.0} becomes {@code 1}. */
        AS_JAVASCRIPT
    }

    /** From here on JavaScript writes exponents, which Ringpost's own objects do not hold. */
    private static final BigDecimal JAVASCRIPT_LARGEST = new BigDecimal("1e21");

    private static final BigDecimal JAVASCRIPT_SMALLEST = new BigDecimal("1e-6");

    private final StringBuilder out = new StringBuilder();
    private final Numbers numbers;

    private CompactJson(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Copies the value that the parser stands on. */
    static String copy(JsonParser parser, Numbers numbers) throws IOException {
        CompactJson json = new CompactJson(numbers);
        json.value(parser);
        return json.out.toString();
    }

    /** A text as a JSON string. */
    static String quote(String text) {
        CompactJson json = new CompactJson(Numbers.AS_GIVEN);
        json.string(text);
        return json.out.toString();
    }

    private void value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> out.append(parser.getText());
        }
    }

    private void object(JsonParser parser) throws IOException {
        out.append('{');
        String separator = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            out.append(separator);
            string(parser.currentName());
            out.append(':');
            parser.nextToken();
            value(parser);
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonParser parser) throws IOException {
        out.append('[');
        String separator = "";
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            out.append(separator);
            value(parser);
            separator = ",";
        }
        out.append(']');
    }

    private void number(String text) {
        out.append(numbers == Numbers.AS_GIVEN ? text : asJavascript(new BigDecimal(text), text));
    }

    private static String asJavascript(BigDecimal number, String text) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal size = number.abs();
        boolean plain = size.compareTo(JAVASCRIPT_SMALLEST) >= 0 && size.compareTo(JAVASCRIPT_LARGEST) < 0;
        return plain ? number.stripTrailingZeros().toPlainString() : text;
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                character(c);
            }
        }
        out.append('"');
    }

    /** A surrogate without its other half has no UTF-8 and stays an escape, as in JavaScript since 2019. */
    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
