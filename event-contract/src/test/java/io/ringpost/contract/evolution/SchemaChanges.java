package io.ringpost.contract.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Tells what a schema's next version must not change: with FULL compatibility old readers read new records and new readers
 * old ones, so an object may get optional fields and words for people, and nothing else.
 *
 * <p>A keyword that this class does not know must stay as it is.
 */
final class SchemaChanges {
    private static final Set<String> FOR_PEOPLE =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default", "deprecated");
    private static final Set<String> COMPARED = Set.of("properties", "required", "type", "items", "$ref", "enum");

    /** Finds a schema by the one that refers to it and the reference. */
    private final BiFunction<String, String, JsonNode> oldRefs;

    private final BiFunction<String, String, JsonNode> newRefs;
    private final List<String> breaks = new ArrayList<>();

    private SchemaChanges(BiFunction<String, String, JsonNode> oldRefs, BiFunction<String, String, JsonNode> newRefs) {
        this.oldRefs = oldRefs;
        this.newRefs = newRefs;
    }

    /** One line per break, beginning with the path of the field; none if the versions are compatible both ways. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        return breaks("", before, after, SchemaChanges::alone, SchemaChanges::alone);
    }

    /** The same for a file whose references are looked up. */
    static List<String> breaks(
            String file,
            JsonNode before,
            JsonNode after,
            BiFunction<String, String, JsonNode> oldRefs,
            BiFunction<String, String, JsonNode> newRefs) {
        SchemaChanges changes = new SchemaChanges(oldRefs, newRefs);
        changes.compare(file, "$", before, after);
        return changes.breaks;
    }

    private void compare(String file, String path, JsonNode before, JsonNode after) {
        JsonNode old = resolved(file, before, oldRefs);
        JsonNode next = resolved(file, after, newRefs);
        same(path, "type", words(old.path("type")), words(next.path("type")));
        same(path, "required", words(old.path("required")), words(next.path("required")));
        same(path, "enum", words(old.path("enum")), words(next.path("enum")));
        properties(file, path, old, next);
        if (old.has("items") != next.has("items")) {
            breaks.add(path + " items: added or removed");
        } else if (old.has("items")) {
            compare(file, path + "[]", old.get("items"), next.get("items"));
        }
        for (String keyword : otherKeywords(old, next)) {
            same(
                    path,
                    keyword,
                    Set.of(old.path(keyword).toString()),
                    Set.of(next.path(keyword).toString()));
        }
    }

    private void properties(String file, String path, JsonNode old, JsonNode next) {
        Set<String> fields = names(old.path("properties"));
        fields.addAll(names(next.path("properties")));
        for (String field : fields) {
            JsonNode before = old.path("properties").path(field);
            JsonNode after = next.path("properties").path(field);
            if (after.isMissingNode()) {
                breaks.add(path + "." + field + ": removed");
            } else if (!before.isMissingNode()) {
                compare(file, path + "." + field, before, after);
            } else if (old.path("additionalProperties").isBoolean()
                    && !old.path("additionalProperties").asBoolean()) {
                breaks.add(path + "." + field + ": added where old readers allow no more");
            }
        }
    }

    private void same(String path, String keyword, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            breaks.add(path + " " + keyword + ": " + before + " became " + after);
        }
    }

    /** Keywords beside a reference hold too. */
    private static JsonNode resolved(String file, JsonNode schema, BiFunction<String, String, JsonNode> refs) {
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode whole = schema.deepCopy();
        JsonNode target = refs.apply(file, whole.remove("$ref").asText());
        target.properties().forEach(field -> whole.putIfAbsent(field.getKey(), field.getValue()));
        return whole;
    }

    private static JsonNode alone(String file, String ref) {
        throw new IllegalArgumentException("nothing to refer to");
    }

    private static Set<String> otherKeywords(JsonNode old, JsonNode next) {
        Set<String> keywords = names(old);
        keywords.addAll(names(next));
        keywords.removeAll(FOR_PEOPLE);
        keywords.removeAll(COMPARED);
        return keywords;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> words(JsonNode oneOrMore) {
        Set<String> words = new TreeSet<>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(word -> words.add(word.asText()));
        } else if (!oneOrMore.isMissingNode()) {
            words.add(oneOrMore.asText());
        }
        return words;
    }
}
