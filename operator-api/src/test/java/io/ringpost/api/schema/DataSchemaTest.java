package io.ringpost.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

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
                ".cliente.nome | type | string found  | data.cliente.nome string found",
                ".itens[3]     | type | string found  | data.itens[3] string found",
                ".+5511987654321.x | type | string found | data.*.x string found",
                ".João.x       | type | string found  | data.*.x string found",
                ".ana@x.com    | type | string found  | data.*.com string found",
                ".a | additionalProperties | João is not defined | data.a breaks additionalProperties",
            })
    void whatIsKeptNamesNobody(String place, String keyword, String words, String kept) {
        assertThat(new Violation(place, keyword, words).masked("data")).isEqualTo(kept);
    }

    @Test
    void whatIsKeptIsShort() {
        Violation violation = new Violation(".a".repeat(10_000), "enum", "x".repeat(100_000));

        assertThat(violation.masked("data")).hasSizeLessThan(400);
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
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"} | draft 2020-12",
                "{\"properties\":{\"a\":{\"pattern\":\"^(a+)+$\"}}} | regular expressions",
                "{\"$defs\":{\"n\":{\"allOf\":[{\"patternProperties\":{\"^a\":{}}}]}}} | regular expressions",
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
                "{\"$id\":\"https://loja.example/pedido\",\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"object\"}}}",
                "{\"$defs\":{\"a b\":true},\"properties\":{\"x\":{\"$ref\":\"#/$defs/a%20b\"},\"y\":{\"$ref\":\"#/$defs/a%20b\"}}}",
            })
    void registersWhatIsHarmless(String schema) {
        assertThat(registered(schema).check(json("{\"x\":{}}"))).isEmpty();
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
