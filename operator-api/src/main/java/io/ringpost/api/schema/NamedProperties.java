package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The keys of data that a schema names, and that therefore say nothing about any single data. */
final class NamedProperties {
    private NamedProperties() {}

    static Set<String> of(JsonNode schema) {
        Set<String> named = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(schema);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            node.path("properties").fieldNames().forEachRemaining(named::add);
            node.path("required").forEach(name -> named.add(name.asText()));
            node.forEach(open::push);
        }
        return Set.copyOf(named);
    }
}
