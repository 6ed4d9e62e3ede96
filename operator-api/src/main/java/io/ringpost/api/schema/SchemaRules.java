package io.ringpost.api.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a registered schema may be, so that no event that it is applied to can hold up the thread that takes in all others:
 * no regular expressions, because one that backtracks may take for ever; no numbers that do; references only into itself and never round in a
 * circle; and no more steps, followed along its references, than a bound.
 */
final class SchemaRules {
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 64;
    private static final int MOST_STEPS = 5_000;
    private static final Set<String> REGULAR_EXPRESSIONS = Set.of("pattern", "patternProperties");
    private static final Set<String> MOVING_REFERENCES = Set.of("$dynamicRef", "$recursiveRef");
    /** Their members are named by whoever wrote the schema. */
    private static final Set<String> MAPS = Set.of("properties", "$defs", "definitions", "dependentSchemas");
    /** Their values are data, or names of it. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples", "dependentRequired");

    private final JsonNode root;
    private final IdentityHashMap<JsonNode, Integer> counted = new IdentityHashMap<>();
    private final Set<JsonNode> under = Collections.newSetFromMap(new IdentityHashMap<>());

    SchemaRules(JsonNode root) {
        this.root = root;
    }

    /** How many steps it has; throws an {@link IllegalArgumentException} that says what it breaks, if anything. */
    int check() {
        if (!root.isObject() || root.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IllegalArgumentException("must be a JSON Schema object of at most 64 KiB");
        }
        if (Weight.of(root).hasEndlessNumber()) {
            throw new IllegalArgumentException("may hold numbers of up to 1,000 digits only");
        }
        return Math.max(1, steps(root, 0));
    }

    private int steps(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("may lead " + DEEPEST + " levels deep at most, references followed");
        }
        if (!schema.isContainerNode()) {
            return 1;
        }
        Integer known = counted.get(schema);
        if (known != null) {
            return known;
        }
        if (!under.add(schema)) {
            throw new IllegalArgumentException("may not refer back to what the reference stands in");
        }
        int steps = 1;
        if (schema.isArray()) {
            for (JsonNode element : schema) {
                steps = sum(steps, steps(element, depth + 1));
            }
        } else {
            for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
                steps = sum(steps, keyword(keyword.getKey(), keyword.getValue(), depth));
            }
        }
        under.remove(schema);
        counted.put(schema, steps);
        return steps;
    }

    private int keyword(String name, JsonNode value, int depth) {
        if (REGULAR_EXPRESSIONS.contains(name)) {
            throw new IllegalArgumentException("may not use regular expressions (" + name + ")");
        }
        if (MOVING_REFERENCES.contains(name) || (name.equals("$id") && depth > 0)) {
            throw new IllegalArgumentException("may not use " + name + (depth > 0 ? " inside" : ""));
        }
        if (name.equals("$schema") && !value.asText().replace("#", "").equals(SchemaId.V202012)) {
            throw new IllegalArgumentException("must be of draft 2020-12 ($schema)");
        }
        if (name.equals("$ref")) {
            return steps(target(value.asText()), depth + 1);
        }
        if (MAPS.contains(name)) {
            int steps = 0;
            for (JsonNode member : value) {
                steps = sum(steps, steps(member, depth + 1));
            }
            return steps;
        }
        return DATA.contains(name) || !value.isContainerNode() ? 0 : steps(value, depth + 1);
    }

    private JsonNode target(String reference) {
        JsonNode found = reference.startsWith("#/") || reference.equals("#") ? root.at(pointer(reference)) : null;
        if (found == null || found.isMissingNode()) {
            throw new IllegalArgumentException("may refer only to a place in itself, such as #/$defs/item ($ref)");
        }
        return found;
    }

    private static JsonPointer pointer(String reference) {
        try {
            return JsonPointer.compile(URI.create(reference).getFragment());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a $ref that is no URI reference", e);
        }
    }

    private static int sum(int one, int other) {
        if (one + other > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "may hold " + MOST_STEPS + " schemas at most, each counted wherever it is referred to");
        }
        return one + other;
    }
}
