package io.ringpost.contract.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
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
    private static final Set<String> COMPARED =
            Set.of("properties", "required", "type", "items", "$ref", "enum", "additionalProperties");
    private static final String OTHERS = "additionalProperties";

    /** Finds a schema by the one that refers to it and the reference. */
    private final BiFunction<String, String, SchemaAt> oldRefs;

    private final BiFunction<String, String, SchemaAt> newRefs;
    private final List<String> breaks = new ArrayList<>();
    /** A schema that refers to itself is compared once. */
    private final Set<List<SchemaAt>> open = new HashSet<>();

    private SchemaChanges(BiFunction<String, String, SchemaAt> oldRefs, BiFunction<String, String, SchemaAt> newRefs) {
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
            BiFunction<String, String, SchemaAt> oldRefs,
            BiFunction<String, String, SchemaAt> newRefs) {
        SchemaChanges changes = new SchemaChanges(oldRefs, newRefs);
        changes.compare("$", new SchemaAt(file, before), new SchemaAt(file, after));
        return changes.breaks;
    }

    private void compare(String path, SchemaAt before, SchemaAt after) {
        SchemaAt old = resolved(before, oldRefs);
        SchemaAt next = resolved(after, newRefs);
        if (open.add(List.of(old, next))) {
            keywords(path, old, next);
            properties(path, old, next);
            additional(path, old, next);
            items(path, old, next);
            open.remove(List.of(old, next));
        }
    }

    private void keywords(String path, SchemaAt old, SchemaAt next) {
        same(path, "type", words(old.path("type")), words(next.path("type")));
        same(path, "required", words(old.path("required")), words(next.path("required")));
        same(path, "enum", words(old.path("enum")), words(next.path("enum")));
        otherKeywords(old.schema(), next.schema()).forEach(keyword -> asItWas(path, keyword, old, next));
    }

    private void items(String path, SchemaAt old, SchemaAt next) {
        if (old.has("items") != next.has("items")) {
            breaks.add(path + " items: added or removed");
        } else if (old.has("items")) {
            compare(path + "[]", old.part(old.path("items")), next.part(next.path("items")));
        }
    }

    private void properties(String path, SchemaAt old, SchemaAt next) {
        Set<String> fields = names(old.path("properties"));
        fields.addAll(names(next.path("properties")));
        for (String field : fields) {
            String at = path + "." + field;
            JsonNode before = old.path("properties").path(field);
            JsonNode after = next.path("properties").path(field);
            JsonNode others = old.path(OTHERS);
            if (after.isMissingNode()) {
                breaks.add(at + ": removed");
            } else if (!before.isMissingNode()) {
                compare(at, old.part(before), next.part(after));
            } else if (others.isObject()) {
                compare(at, old.part(others), next.part(after));
            } else if (others.isBoolean() && !others.asBoolean()) {
                breaks.add(at + ": added where old readers allow no more");
            }
        }
    }

    private void additional(String path, SchemaAt old, SchemaAt next) {
        if (old.path(OTHERS).isObject() && next.path(OTHERS).isObject()) {
            compare(path + ".*", old.part(old.path(OTHERS)), next.part(next.path(OTHERS)));
        } else {
            asItWas(path, OTHERS, old, next);
        }
    }

    private void asItWas(String path, String keyword, SchemaAt old, SchemaAt next) {
        same(
                path,
                keyword,
                Set.of(old.path(keyword).toString()),
                Set.of(next.path(keyword).toString()));
    }

    private void same(String path, String keyword, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            breaks.add(path + " " + keyword + ": " + before + " became " + after);
        }
    }

    /** To the end of a chain of references; keywords beside one hold too. */
    private static SchemaAt resolved(SchemaAt from, BiFunction<String, String, SchemaAt> refs) {
        SchemaAt end = from;
        Set<List<String>> passed = new HashSet<>();
        while (end.has("$ref")) {
            String ref = end.path("$ref").asText();
            if (!passed.add(List.of(end.file(), ref))) {
                throw new IllegalArgumentException(ref + " refers to itself and says nothing");
            }
            ObjectNode whole = end.schema().deepCopy();
            whole.remove("$ref");
            SchemaAt target = refs.apply(end.file(), ref);
            target.schema().properties().forEach(field -> whole.putIfAbsent(field.getKey(), field.getValue()));
            end = target.part(whole);
        }
        return end;
    }

    private static SchemaAt alone(String file, String ref) {
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
