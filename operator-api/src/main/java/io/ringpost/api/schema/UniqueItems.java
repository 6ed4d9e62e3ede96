package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.BaseJsonValidator;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.ValidatorTypeCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code uniqueItems}, by the order of what is written rather than by its hash: texts of one hash are easily made, and the
 * library compares each of them with each. Numbers are the same where they are as large, {@code 1} and {@code 1.0} too.
 */
final class UniqueItems extends AbstractKeyword {
    UniqueItems() {
        super(ValidatorTypeCode.UNIQUE_ITEMS.getValue());
    }

    @Override
    public JsonValidator newValidator(
            SchemaLocation location, JsonNodePath path, JsonNode node, JsonSchema parent, ValidationContext context) {
        return new Check(location, path, node, parent, context);
    }

    /** Whether one of them stands there twice. */
    static boolean repeats(JsonNode array, Comparator<String> order) {
        Set<String> seen = new TreeSet<>(order);
        for (JsonNode element : array) {
            Writing writing = new Writing();
            writing.add(element);
            Spending.comparing(writing.cost);
            if (!seen.add(writing.written.toString())) {
                return true;
            }
        }
        return false;
    }

    private static final class Check extends BaseJsonValidator {
        private final boolean unique;

        Check(SchemaLocation location, JsonNodePath path, JsonNode node, JsonSchema parent, ValidationContext context) {
            super(location, path, node, parent, ValidatorTypeCode.UNIQUE_ITEMS, context);
            this.unique = node.asBoolean();
        }

        @Override
        public Set<ValidationMessage> validate(
                ExecutionContext execution, JsonNode node, JsonNode root, JsonNodePath location) {
            if (!unique || !node.isArray() || !repeats(node, Comparator.naturalOrder())) {
                return Set.of();
            }
            return Set.of(message()
                    .instanceNode(node)
                    .instanceLocation(location)
                    .locale(execution.getExecutionConfig().getLocale())
                    .failFast(execution.isFailFast())
                    .build());
        }
    }

    /** A value written so that the same is always written alike, and nothing else is. */
    private static final class Writing {
        /** Finding the place of one among many takes as long as looking at so many values. */
        private static final int PLACE = 10;

        private static final int LETTERS = 20;
        private static final int DECIMAL = 20;
        private static final int BITS = 8;
        /** Up to these, whole numbers are written in full. */
        private static final int LONG_DIGITS = 19;

        private final StringBuilder written = new StringBuilder();
        private long cost = PLACE;

        void add(JsonNode value) {
            cost++;
            if (value.isArray()) {
                written.append('[');
                value.forEach(this::add);
                written.append(']');
            } else if (value.isObject()) {
                written.append('{');
                value.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(field -> {
                    text(field.getKey());
                    add(field.getValue());
                });
                written.append('}');
            } else if (value.isNumber()) {
                number(value);
            } else if (value.isTextual()) {
                text(value.textValue());
            } else {
                written.append(value).append(';');
            }
        }

        private void text(String text) {
            written.append(text.length()).append(':').append(text);
            cost += text.length() / LETTERS;
        }

        private void number(JsonNode value) {
            written.append('=');
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                written.append(value.longValue());
            } else {
                decimal(value.decimalValue());
            }
            written.append(';');
        }

        /** Zeros at its end are taken away one by one; there are no more of them than of bits that are zero there. */
        private void decimal(BigDecimal number) {
            BigInteger digits = number.unscaledValue();
            int zeros = Math.max(0, digits.getLowestSetBit());
            Spending.comparing(DECIMAL + digits.bitLength() * (1L + zeros / BITS) / BITS);
            BigDecimal stripped = number.stripTrailingZeros();
            BigInteger significant = stripped.unscaledValue();
            if (significant.bitLength() <= Long.SIZE
                    && stripped.scale() <= 0
                    && stripped.precision() - stripped.scale() <= LONG_DIGITS) {
                written.append(stripped.toBigInteger());
            } else {
                text(new String(significant.toByteArray(), StandardCharsets.ISO_8859_1));
                written.append(stripped.scale());
            }
        }
    }
}
