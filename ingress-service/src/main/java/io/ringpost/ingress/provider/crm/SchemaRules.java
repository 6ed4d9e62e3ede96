package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a registered schema may not use: regular expressions, because one that backtracks lets a single event hold up the
 * thread that takes in all webhooks.
 */
final class SchemaRules {
    private static final Set<String> REGULAR_EXPRESSIONS = Set.of("pattern", "patternProperties");
    /** Their members are named by whoever wrote the schema. */
    private static final Set<String> MAPS = Set.of("properties", "$defs", "definitions", "dependentSchemas");
    /** Their values are data. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

    private SchemaRules() {}

    /** Whether the schema, or one inside it, holds a regular expression. */
    static boolean useRegularExpressions(JsonNode schema) {
        if (schema.isArray()) {
            return StreamSupport.stream(schema.spliterator(), false).anyMatch(SchemaRules::useRegularExpressions);
        }
        return schema.properties().stream().anyMatch(SchemaRules::isOrHolds);
    }

    private static boolean isOrHolds(Map.Entry<String, JsonNode> keyword) {
        if (MAPS.contains(keyword.getKey())) {
            return StreamSupport.stream(keyword.getValue().spliterator(), false)
                    .anyMatch(SchemaRules::useRegularExpressions);
        }
        return REGULAR_EXPRESSIONS.contains(keyword.getKey())
                || (!DATA.contains(keyword.getKey()) && useRegularExpressions(keyword.getValue()));
    }
}
