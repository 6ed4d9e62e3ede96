package io.ringpost.contract.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE = """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"type": "string", "minLength": 1},
              "kind": {"type": "string", "enum": ["call", "voicemail"]},
              "at": {"type": "string", "format": "date-time"},
              "legs": {"type": "array", "items": {"type": "object", "required": ["role"], "properties": {
                "role": {"type": "string"}, "note": {"type": ["string", "null"]}}}},
              "labels": {"type": "object", "additionalProperties": {"type": "string"}, "properties": {}},
              "closed": {"type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}}}}}
            """;

    @Test
    void optionalFieldPasses() {
        assertThat(after(call -> fields(call).putObject("later").put("type", "integer")))
                .isEmpty();
        assertThat(after(call -> fields(leg(call)).putObject("later").put("type", "integer")))
                .isEmpty();
    }

    @Test
    void wordsForPeoplePass() {
        assertThat(after(call -> field(call, "id")
                        .put("description", "Its name")
                        .putArray("examples")
                        .add("a")))
                .isEmpty();
    }

    @Test
    void removedFieldIsABreak() {
        assertThat(after(call -> fields(call).remove("at"))).containsExactly("$.at: removed");
        assertThat(after(call -> fields(leg(call)).remove("note"))).containsExactly("$.legs[].note: removed");
    }

    @Test
    void renamedFieldIsABreak() {
        assertThat(after(call -> fields(call).set("when", fields(call).remove("at"))))
                .containsExactly("$.at: removed");
    }

    @Test
    void otherTypeIsABreakWiderAsNarrower() {
        assertThat(after(call -> field(call, "at").put("type", "integer")))
                .containsExactly("$.at type: [string] became [integer]");
        assertThat(after(
                        call -> field(call, "at").putArray("type").add("string").add("null")))
                .containsExactly("$.at type: [string] became [null, string]");
        assertThat(after(call -> field(leg(call), "note").put("type", "string")))
                .containsExactly("$.legs[].note type: [null, string] became [string]");
    }

    @Test
    void newlyRequiredFieldIsABreak() {
        assertThat(after(call -> call.withArray("required").add("at")))
                .containsExactly("$ required: [id] became [at, id]");
    }

    @Test
    void newFieldThatIsRequiredIsABreak() {
        List<String> breaks = after(call -> {
            fields(call).putObject("later").put("type", "string");
            call.withArray("required").add("later");
        });

        assertThat(breaks).containsExactly("$ required: [id] became [id, later]");
    }

    @Test
    void fieldNoLongerRequiredIsABreakForOldReaders() {
        assertThat(after(call -> leg(call).remove("required"))).containsExactly("$.legs[] required: [role] became []");
    }

    @Test
    void wordOfAClosedSetMayNeitherGoNorCome() {
        assertThat(after(call -> field(call, "kind").withArray("enum").remove(1)))
                .containsExactly("$.kind enum: [call, voicemail] became [call]");
        assertThat(after(call -> field(call, "kind").withArray("enum").add("fax")))
                .containsExactly("$.kind enum: [call, voicemail] became [call, fax, voicemail]");
    }

    @Test
    void limitsAndFormatsStay() {
        assertThat(after(call -> field(call, "id").put("minLength", 2))).hasSize(1);
        assertThat(after(call -> field(call, "id").put("maxLength", 9))).hasSize(1);
        assertThat(after(call -> field(call, "at").remove("format"))).hasSize(1);
        assertThat(after(call -> field(call, "id").put("pattern", "a+"))).hasSize(1);
    }

    @Test
    void unknownKeywordStays() {
        assertThat(after(call -> call.putArray("oneOf").addObject().put("type", "object")))
                .hasSize(1);
        assertThat(after(call -> call.put("additionalProperties", false))).hasSize(1);
    }

    @Test
    void closedObjectGetsNoField() {
        assertThat(after(call -> fields(field(call, "closed")).putObject("b").put("type", "string")))
                .containsExactly("$.closed.b: added where old readers allow no more");
    }

    @Test
    void newFieldKeepsToWhatOldReadersAllowOfOthers() {
        assertThat(after(
                        call -> fields(field(call, "labels")).putObject("later").put("type", "string")))
                .isEmpty();
        assertThat(after(
                        call -> fields(field(call, "labels")).putObject("later").put("type", "integer")))
                .containsExactly("$.labels.later type: [string] became [integer]");
    }

    @Test
    void whatOtherFieldsKeepToStaysButForItsWords() {
        assertThat(after(call -> others(call).put("description", "Free words"))).isEmpty();
        assertThat(after(call -> others(call).put("type", "integer")))
                .containsExactly("$.labels.* type: [string] became [integer]");
        assertThat(after(call -> field(call, "labels").put("additionalProperties", true)))
                .hasSize(1);
    }

    @Test
    void referencesAreFollowedToTheEnd() {
        Map<String, JsonNode> before =
                Map.of("near/b", json("{'$ref': '../far/c'}"), "far/c", json("{'type': 'string'}"));
        Map<String, JsonNode> after =
                Map.of("near/b", json("{'$ref': '../far/c'}"), "far/c", json("{'type': 'integer'}"));
        JsonNode first = json("{'properties': {'a': {'$ref': 'b'}}}");

        List<String> breaks = SchemaChanges.breaks("near/a", first, first, among(before), among(after));

        assertThat(breaks).containsExactly("$.a type: [string] became [integer]");
    }

    @Test
    void referencesInWhatIsReferredToAreItsOwn() {
        Map<String, JsonNode> before =
                Map.of("far/b", json("{'properties': {'c': {'$ref': 'c'}}}"), "far/c", json("{'type': 'string'}"));
        Map<String, JsonNode> after =
                Map.of("far/b", json("{'properties': {'c': {'$ref': 'c'}}}"), "far/c", json("{'type': 'integer'}"));
        JsonNode first = json("{'$ref': '../far/b'}");

        List<String> breaks = SchemaChanges.breaks("near/a", first, first, among(before), among(after));

        assertThat(breaks).containsExactly("$.c type: [string] became [integer]");
    }

    @Test
    void schemaOfItselfComesToAnEnd() {
        JsonNode tree = json("{'type': 'object', 'properties': {'child': {'$ref': 'tree'}}}");
        BiFunction<String, String, SchemaAt> itself = among(Map.of("near/tree", tree));

        assertThat(SchemaChanges.breaks("near/tree", tree, tree, itself, itself))
                .isEmpty();
    }

    @Test
    void itemsStayItems() {
        assertThat(after(call -> field(call, "legs").remove("items")))
                .containsExactly("$.legs items: added or removed");
    }

    private static List<String> after(Consumer<ObjectNode> change) {
        ObjectNode next = before();
        change.accept(next);
        return SchemaChanges.breaks(before(), next);
    }

    private static ObjectNode before() {
        return (ObjectNode) json(BEFORE);
    }

    private static BiFunction<String, String, SchemaAt> among(Map<String, JsonNode> files) {
        return (from, ref) -> {
            String file = Path.of(from).resolveSibling(ref).normalize().toString();
            return new SchemaAt(file, Objects.requireNonNull(files.get(file)));
        };
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode fields(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return (ObjectNode) fields(schema).get(name);
    }

    private static ObjectNode others(ObjectNode call) {
        return (ObjectNode) field(call, "labels").get("additionalProperties");
    }

    private static ObjectNode leg(ObjectNode call) {
        return (ObjectNode) field(call, "legs").get("items");
    }
}
