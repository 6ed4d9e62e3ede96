package io.ringpost.api.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a registered schema may be, so that no event that it is applied to can hold up the thread that takes in all others:
 * no regular expressions but those that never go back, of a bounded size; no numbers that take for ever; references only into itself and never round in a
 * circle; and no more steps, followed along its references, than a bound.
 */
final class SchemaRules {
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 64;
    private static final int MOST_STEPS = 5_000;
    private static final int MOST_REGEX_STEPS = 5_000;
    private static final Set<String> MOVING_REFERENCES = Set.of("$dynamicRef", "$recursiveRef");
    /** Their members are named by whoever wrote the schema. */
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");
    /** Their values are data, or names of it. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples", "dependentRequired");

    private final JsonNode root;
    private int regexSteps;
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
        if (name.equals("pattern")) {
            regex(name, value.asText());
        }
        if (name.equals("patternProperties")) {
            value.fieldNames().forEachRemaining(regex -> regex(name, regex));
        }
        if (MOVING_REFERENCES.contains(name) || (name.equals("$id") && depth > 0)) {
            throw new IllegalArgumentException("may not use " + name + (depth > 0 ? " inside" : ""));
        }
        if (name.equals("$schema") && Draft.named(value.asText()).isEmpty()) {
            throw new IllegalArgumentException("must be of draft " + Draft.ALL + " ($schema)");
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

    private void regex(String keyword, String regex) {
        try {
            regexSteps += LinearRegex.of(regex).stepsToCompile();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (" + keyword + ")", e);
        }
        if (regexSteps > MOST_REGEX_STEPS) {
            throw new IllegalArgumentException(
                    "may hold regular expressions of " + MOST_REGEX_STEPS + " steps in all (" + keyword + ")");
        }
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
