package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The field {@code filter}: for each path of {@code data} a value, or a list of values, that will do. */
final class FilterField {
    private static final String NAME = "filter";
    private static final int MOST = 20;
    private static final int LONGEST_PATH = 200;

    private FilterField() {}

    static Map<String, List<Object>> read(Fields fields) {
        Map<String, List<Object>> wanted = new LinkedHashMap<>();
        JsonNode filter = fields.get(NAME);
        if (filter.isNull()) {
            return wanted;
        }
        if (!filter.isObject() || filter.size() > MOST) {
            fields.wrong(NAME, "must be an object of at most " + MOST + " paths");
            return wanted;
        }
        filter.properties().forEach(entry -> {
            List<Object> values = values(entry.getValue());
            if (values.isEmpty() || entry.getKey().isEmpty() || entry.getKey().length() > LONGEST_PATH) {
                fields.wrong(NAME + "." + entry.getKey(), "must be a text, number, true or false, or a list of these");
            }
            wanted.put(entry.getKey(), values);
        });
        return wanted;
    }

    /** Empty if any of them is no plain value, or a number beyond what a database keeps as one. */
    private static List<Object> values(JsonNode node) {
        Iterable<JsonNode> all = node.isArray() ? node : List.of(node);
        List<Object> values = new ArrayList<>();
        for (JsonNode value : all) {
            if (value.isTextual()) {
                values.add(value.asText());
            } else if (value.isBoolean()) {
                values.add(value.asBoolean());
            } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                values.add(value.numberValue());
            } else {
                return List.of();
            }
        }
        return values;
    }
}
