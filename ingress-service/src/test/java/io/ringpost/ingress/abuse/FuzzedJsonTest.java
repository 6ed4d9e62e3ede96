package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.ingress.fixture.Hostile;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of strangers, against a reader of whole trees. */
class FuzzedJsonTest {
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Set<String> WANTED = Set.of("a", "b.a", "a.b.c", "c[]", "a[].b", "b[].c[].a");
    private static final JsonPaths PATHS = JsonPaths.of(WANTED);

    @Property
    void whateverComesEndsInFieldsOrInNone(@ForAll("hostile") byte[] bytes) {
        Optional<JsonFields> fields = JsonFields.pick(bytes, PATHS);

        int held = fields.map(found -> WANTED.stream()
                        .flatMap(name -> found.all(name).stream())
                        .mapToInt(String::length)
                        .sum())
                .orElse(0);
        assertThat(held).isLessThanOrEqualTo(bytes.length);
    }

    @Property
    void whatAReaderOfTreesTakesForAnObjectIsTaken(@ForAll("hostile") byte[] bytes) {
        if (isObject(bytes)) {
            assertThat(JsonFields.pick(bytes, PATHS)).isPresent();
        }
    }

    @Property
    void whatIsPickedIsWhatAReaderOfTreesFindsThere(@ForAll("trees") JsonNode tree) throws JsonProcessingException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("a", tree);
        object.set("b", tree);
        object.set("c", tree);

        JsonFields fields =
                JsonFields.pick(TREES.writeValueAsBytes(object), PATHS).orElseThrow();

        for (String path : WANTED) {
            List<String> expected = new ArrayList<>();
            collect(object, path, expected);
            assertThat(fields.all(path)).as(path).isEqualTo(expected);
        }
    }

    @Property
    void whatStandsBeforeAnObjectAndWhatIsBrokenInItChangesNothingElse(
            @ForAll("trees") JsonNode tree,
            @ForAll boolean inAscii,
            @ForAll @IntRange(min = 0, max = 200) int place,
            @ForAll byte other)
            throws IOException {
        byte[] bytes = (inAscii ? ASCII : TREES)
                .writeValueAsBytes(JsonNodeFactory.instance.objectNode().set("b", tree));
        bytes[1 + place % (bytes.length - 1)] = other;

        Optional<JsonFields> fields = JsonFields.pick(bytes, PATHS);

        assertThat(fields.map(FuzzedJsonTest::picked))
                .isEqualTo(JsonFields.pick(behind(" ", bytes), PATHS).map(FuzzedJsonTest::picked))
                .isEqualTo(JsonFields.pick(behind("\uFEFF", bytes), PATHS).map(FuzzedJsonTest::picked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1A9", "E081A9", "F08081A9", "EDA0BD"})
    void aCharacterWrittenWithMoreBytesThanItNeedsIsNotThatCharacter(String written) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write("{\"b\":{\"a\":\"".getBytes(StandardCharsets.US_ASCII));
        payload.write(HexFormat.of().parseHex(written));
        payload.write("\"}}".getBytes(StandardCharsets.US_ASCII));

        JsonFields fields = JsonFields.pick(payload.toByteArray(), PATHS).orElseThrow();

        assertThat(fields.all("b.a")).singleElement().asString().matches("\uFFFD+");
    }

    @Provide
    Arbitrary<byte[]> hostile() {
        return Hostile.bytes();
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.strings().map(text -> (JsonNode) nodes.textNode(unicode(text))),
                Arbitraries.integers().map(number -> (JsonNode) nodes.numberNode(number)),
                Arbitraries.of(nodes.booleanNode(true), nodes.nullNode()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(all -> {
                            var array = nodes.arrayNode();
                            all.forEach(array::add);
                            return (JsonNode) array;
                        }),
                        Arbitraries.maps(Arbitraries.of("a", "b", "c"), inner)
                                .ofMaxSize(3)
                                .map(all -> {
                                    ObjectNode object = nodes.objectNode();
                                    all.forEach(object::set);
                                    return (JsonNode) object;
                                })),
                0,
                4);
    }

    private static byte[] behind(String before, byte[] bytes) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(before.getBytes(StandardCharsets.UTF_8));
        whole.write(bytes);
        return whole.toByteArray();
    }

    private static List<List<String>> picked(JsonFields fields) {
        return WANTED.stream().map(fields::all).toList();
    }

    /** Walks the tree by the path's own words. */
    private static void collect(JsonNode node, String path, List<String> found) {
        if (path.isEmpty()) {
            if (node.isValueNode() && !node.isNull()) {
                found.add(node.asText());
            }
        } else if (path.startsWith("[]")) {
            if (node.isArray()) {
                node.forEach(element -> collect(element, path.substring(2), found));
            }
        } else {
            String word = path.startsWith(".") ? path.substring(1) : path;
            int end = 1;
            if (node.isObject() && node.has(word.substring(0, end))) {
                collect(node.get(word.substring(0, end)), word.substring(end), found);
            }
        }
    }

    private static boolean isObject(byte[] bytes) {
        try {
            return TREES.readTree(bytes).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static String unicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
