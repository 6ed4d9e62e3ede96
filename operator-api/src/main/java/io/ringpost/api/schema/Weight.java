package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * How much there is to check.
 *
 * @param values those inside others included; a long text or name weighs as much as several
 * @param hasEndlessNumber whether reckoning with one of its numbers may take for ever: {@code 1e300000} is short to write
 */
record Weight(long values, boolean hasEndlessNumber) {
    private static final int MOST_DIGITS = 1_000;
    private static final int MOST_BITS = 3_330;

    /** Rules for lengths count them. */
    private static final int LETTERS = 20;

    static Weight of(JsonNode data) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(data);
        long values = 0;
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            values += 1 + (node.isTextual() ? node.textValue().length() / LETTERS : 0);
            if (endless(node)) {
                return new Weight(values, true);
            }
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                values += property.getKey().length() / LETTERS;
            }
            node.forEach(open::push);
        }
        return new Weight(values, false);
    }

    private static boolean endless(JsonNode node) {
        if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            return Math.abs((long) number.scale()) > MOST_DIGITS || tooLong(number.unscaledValue());
        }
        if (node.isDouble() || node.isFloat()) {
            return !Double.isFinite(node.doubleValue());
        }
        return node.isBigInteger() && tooLong(node.bigIntegerValue());
    }

    private static boolean tooLong(BigInteger number) {
        return number.bitLength() > MOST_BITS;
    }
}
