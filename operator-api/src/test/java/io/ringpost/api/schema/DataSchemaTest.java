package io.ringpost.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSchemaTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void saysWhereAndWhat() {
        DataSchema schema = registered("""
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["id"],
                 "properties":{"total":{"type":"number","minimum":0},"itens":{"items":{"$ref":"#/$defs/item"}}},
                 "$defs":{"item":{"type":"string"}}}""");

        assertThat(schema.check(json("{\"id\":1,\"total\":1.5,\"itens\":[\"a\"],\"mais\":true}")))
                .isEmpty();
        assertThat(schema.check(json("{\"total\":-1,\"itens\":[\"a\",7]}")))
                .extracting(violation -> violation.masked("data"))
                .containsExactlyInAnyOrder(
                        "data.id required property 'id' not found",
                        "data.total must have a minimum value of 0",
                        "data.itens[1] integer found, string expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cliente\":{\"nome\":7}}            | data.cliente.nome integer found, string expected",
                "{\"itens\":[\"a\",7]}                 | data.itens[1] integer found, string expected",
                "{\"alteracoes\":{\"Maria\":7}}        | data.alteracoes.* integer found, string expected",
                "{\"alteracoes\":{\"nome\":7}}         | data.alteracoes.nome integer found, string expected",
                "{\"alteracoes\":{\"ana.lima@x.com\":7}} | data.alteracoes.* integer found, string expected",
                "{\"cliente\":{\"Maria\":7}}           | data.cliente.* breaks additionalProperties",
                "{\"itens\":{\"+5511987654321\":7}}    | data.itens object found, array expected",
                "{\"par\":3}                          | data.par must be multiple of 2",
            })
    void whatIsKeptNamesNobody(String data, String kept) {
        DataSchema schema = registered("""
                {"properties":{
                  "cliente":{"properties":{"nome":{"type":"string"}},"additionalProperties":false},
                  "itens":{"type":"array","items":{"type":"string"}},
                  "par":{"multipleOf":2},
                  "alteracoes":{"additionalProperties":{"type":"string"}}}}""");

        assertThat(schema.check(json(data)))
                .extracting(violation -> violation.masked("data"))
                .containsExactly(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                              | 64 KiB",
                "7                                               | 64 KiB",
                "{\"type\":\"text\"}                             | no JSON Schema of draft 2020-12",
                "{\"required\":\"id\"}                           | no JSON Schema of draft 2020-12",
                "{\"minLength\":-1}                              | no JSON Schema of draft 2020-12",
                "{\"items\":[{}]}                                | no JSON Schema of draft 2020-12",
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\"} | draft 2020-12, 2019-09 or 7",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":7} | no JSON Schema of draft 7",
                "{\"$ref\":\"http://169.254.169.254/schema\"}    | only to a place in itself",
                "{\"$ref\":\"other.json\"}                       | only to a place in itself",
                "{\"$ref\":\"#/$defs/none\"}                     | only to a place in itself",
                "{\"$ref\":\"#/%%\"}                             | no URI reference",
                "{\"$dynamicRef\":\"#x\"}                        | may not use $dynamicRef",
                "{\"properties\":{\"a\":{\"$id\":\"http://x/\"}}} | may not use $id inside",
                "{\"$ref\":\"#\"}                                | refer back",
                "{\"properties\":{\"a\":{\"$ref\":\"#\"}}}       | refer back",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}}} | refer back",
            })
    void registersNothingThatIsNoneOrMayTakeForEver(String schema, String why) {
        assertThatThrownBy(() -> registered(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void registersNothingTooLargeOrTooDeep() {
        assertThatThrownBy(() -> registered("{\"description\":\"" + "x".repeat(64 * 1024) + "\"}"))
                .hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> registered("{\"not\":".repeat(65) + "{}" + "}".repeat(65)))
                .hasMessageContaining("64 levels deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"multipleOf\":1e-300000}",
                "{\"properties\":{\"n\":{\"maximum\":1e2000000000}}}",
                "{\"enum\":[[1e300000]]}",
            })
    void registersNoNumberThatTakesForEver(String schema) {
        assertThatThrownBy(() -> registered(schema)).hasMessageContaining("1,000 digits");
    }

    @Test
    void numberThatTakesForEverIsNotReckonedWith() {
        DataSchema schema = registered("{\"properties\":{\"total\":{\"multipleOf\":0.01}}}");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(
                        List.of("1e300000", "-1e2000000000", "1e-2000000000", "[[1e1001]]"))
                .allSatisfy(number -> assertThat(schema.check(json("{\"total\":" + number + "}")))
                        .extracting(violation -> violation.masked("data"))
                        .containsExactly("data holds a number that is too long to be reckoned with")));
        assertThat(schema.check(json("{\"total\":1e300}"))).isEmpty();
        assertThat(schema.check(json("{\"total\":0.001}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":{\"type\":\"string\"}}",
                "{\"anyOf\":[{\"items\":{\"type\":\"string\"}}]}",
            })
    void findsNoMoreWrongThanAnybodyReads(String schema) {
        JsonNode many = json("[" + "7,".repeat(200_000) + "7]");

        assertThat(registered(schema).check(many))
                .extracting(Violation::words)
                .containsExactly("breaks the registered schema too often to say where");
    }

    @Test
    void wordsOnlyAHundredFaultsAndNoneAtLength() {
        String names = IntStream.range(0, 4_000)
                .mapToObj(number -> "\"name-" + number + "\"")
                .collect(Collectors.joining(","));

        List<Violation> found =
                registered("{\"items\":{\"enum\":[" + names + "]}}").check(json("[" + "7,".repeat(2_000) + "7]"));

        assertThat(found).hasSize(100).allSatisfy(violation -> assertThat(violation.words())
                .hasSizeLessThan(600)
                .contains("name-0"));
    }

    @Test
    void checksNoSoLargeDataAgainstSoLargeASchema() {
        DataSchema schema = registered("{\"allOf\":[" + "{\"items\":{\"type\":\"integer\"}},".repeat(1_000) + "{}]}");

        assertThat(schema.check(json("[" + "7,".repeat(1_000) + "7]"))).isEmpty();
        assertThat(schema.check(json("[" + "7,".repeat(100_000) + "7]")))
                .extracting(Violation::words)
                .containsExactly("holds too many values to be checked against so large a schema");
    }

    @Test
    void nullableMayBeNull() {
        DataSchema schema = registered("{\"properties\":{\"nome\":{\"type\":\"string\",\"nullable\":true}}}");

        assertThat(schema.check(json("{\"nome\":null}"))).isEmpty();
        assertThat(schema.check(json("{\"nome\":7}"))).hasSize(1);
    }

    @Test
    void countsWhatReferencesMultiply() {
        String chained = IntStream.range(0, 15)
                .mapToObj(i -> "\"n" + i + "\":{\"anyOf\":[{\"$ref\":\"#/$defs/n" + (i + 1)
                        + "\"},{\"$ref\":\"#/$defs/n" + (i + 1) + "\"}]}")
                .collect(Collectors.joining(",", "{\"$defs\":{", ",\"n15\":{}}}"));

        assertThatThrownBy(() -> registered(chained)).hasMessageContaining("5000 schemas at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"properties\":{\"pattern\":{\"enum\":[{\"pattern\":1}]}}}",
                "{\"dependentRequired\":{\"pattern\":[\"x\"]}}",
                "{\"$id\":\"https://loja.example/pedido\",\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"object\"}}}",
                "{\"$defs\":{\"a b\":true},\"properties\":{\"x\":{\"$ref\":\"#/$defs/a%20b\"},\"y\":{\"$ref\":\"#/$defs/a%20b\"}}}",
            })
    void registersWhatIsHarmless(String schema) {
        assertThat(registered(schema).check(json("{\"x\":{}}"))).isEmpty();
    }

    @Test
    void schemasOfDrafts7And2019AreCheckedByTheirOwnRules() {
        String items = "\"items\":[{\"type\":\"string\"}],\"additionalItems\":{\"type\":\"integer\"}}";
        DataSchema seven = registered("{\"$schema\":\"http://json-schema.org/draft-07/schema#\"," + items);
        DataSchema nineteen = registered("{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\"," + items);
        DataSchema dependent = registered("{\"$schema\":\"http://json-schema.org/draft-07/schema#\","
                + "\"dependencies\":{\"valor\":[\"moeda\"],\"moeda\":{\"$ref\":\"#/definitions/m\"}},"
                + "\"definitions\":{\"m\":{\"required\":[\"valor\"]}}}");

        assertThat(List.of(seven, nineteen)).allSatisfy(schema -> {
            assertThat(schema.check(json("[\"a\",1]"))).isEmpty();
            assertThat(schema.check(json("[1,\"a\"]"))).hasSize(2);
        });
        assertThat(dependent.check(json("{\"valor\":1,\"moeda\":\"BRL\"}"))).isEmpty();
        assertThat(dependent.check(json("{\"valor\":1}"))).hasSize(1);
        assertThat(dependent.check(json("{\"moeda\":\"BRL\"}"))).hasSize(1);
    }

    /** Some of the library's formats overflow the stack, take the square of the text's length, or compile what the data says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema",
            })
    void formatOnlySaysWhatIsMeant(String draft) {
        for (String format :
                List.of("regex", "style", "hostname", "json-pointer", "email", "date-time", "uri", "iri", "x")) {
            DataSchema schema = registered("{\"$schema\":\"" + draft + "\",\"format\":\"" + format + "\"}");

            assertThat(List.of("(", "a{30}(?i){30}(?i){30}(?i){30}", " : ;", "/a".repeat(5_000), "a.".repeat(5_000)))
                    .as(format)
                    .allSatisfy(
                            text -> assertThat(schema.check(new TextNode(text))).isEmpty());
        }
    }

    @Test
    void longTextIsLookedAtByNotTooManyRules() {
        DataSchema schema = registered("{\"allOf\":[" + "{\"maxLength\":600000},".repeat(1_000) + "{}]}");

        assertThat(schema.check(new TextNode("é".repeat(10_000)))).isEmpty();
        assertThat(schema.check(new TextNode("é".repeat(500_000))))
                .extracting(Violation::words)
                .containsExactly("holds too many values to be checked against so large a schema");
        assertThat(schema.check(new ObjectNode(JsonNodeFactory.instance).put("é".repeat(500_000), 1)))
                .extracting(Violation::words)
                .containsExactly("holds too many values to be checked against so large a schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pattern\":\"^(.?){300}$x\"}                                   | 8000",
                "{\"allOf\":[{\"maxLength\":1000000},{\"maxLength\":1000000}]}    | 12000000",
                "{\"anyOf\":[{\"patternProperties\":{\"\":{\"minLength\":9}}},true]} | 0",
            })
    void whatComesTogetherIsCheckedAtOneEffort(String rule, int letters) {
        DataSchema schema = registered("{\"items\":" + rule + "}");
        CheckingEffort together = CheckingEffort.whole();
        String much = letters > 0
                ? "[\"" + "a".repeat(letters) + "\"]"
                : "[{"
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "\"" + i + "\":\"\"")
                                .collect(Collectors.joining(","))
                        + "}]";
        Supplier<List<String>> one = () -> schema.check(json(much), together).stream()
                .map(Violation::words)
                .toList();

        List<List<String>> found =
                IntStream.range(0, 4).mapToObj(i -> one.get()).toList();

        assertThat(schema.check(json(much))).extracting(Violation::words).isEqualTo(found.get(0));
        assertThat(found.get(3))
                .containsExactly(
                        "was not checked: what was handed in together takes too long to check; hand in less at once");
        assertThat(together.isSpent()).isTrue();
        assertThat(schema.check(json("[\"ab\"]"), CheckingEffort.little()))
                .hasSameSizeAs(schema.check(json("[\"ab\"]")));
    }

    private static DataSchema registered(String schema) {
        return DataSchema.registered(json(schema));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
