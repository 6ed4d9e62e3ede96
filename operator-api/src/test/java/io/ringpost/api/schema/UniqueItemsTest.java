package io.ringpost.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueItemsTest {
    private static final List<ObjectMapper> MAPPERS =
            List.of(new ObjectMapper(), new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
    private static final List<String> DRAFTS = List.of(
            "http://json-schema.org/draft-07/schema#",
            "http://json-schema.org/draft-07/schema",
            "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2019-09/schema#",
            "https://json-schema.org/draft/2020-12/schema",
            "https://json-schema.org/draft/2020-12/schema#");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,1]",
                "[1,1.0]",
                "[1.50,2,1.5]",
                "[1000,1e3]",
                "[1e30,1000000000000000000000000000000]",
                "[9000000000000000000,9e18]",
                "[9500000000000000000,9.5e18]",
                "[0,-0.0]",
                "[100000000000000000000,1e20]",
                "[\"a\",\"b\",\"\\u0061\"]",
                "[null,false,null]",
                "[{\"a\":1,\"b\":[2]},{\"b\":[2.0],\"a\":1}]",
                "[[],{},[]]",
                "[[{\"a\":\"\"}],[{\"a\":\"\"}]]",
            })
    void findsWhatStandsThereTwice(String array) {
        for (String draft : DRAFTS) {
            assertThat(check(draft, array)).as(draft).allSatisfy(found -> assertThat(found)
                    .containsExactly("data must have only unique items in the array"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1,\"1\",true,\"true\",null,\"null\",[1],{\"1\":1}]",
                "[1,2,1.5,-1,1e3,1e-3,1e400,1e401,0.1]",
                "[[\"a\",\"b\"],[\"ab\"],[[\"a\"],\"b\"],[\"a,b\"]]",
                "[{\"a\":1},{\"a\":2},{\"b\":1},{\"a\":1,\"b\":1}]",
                "[\"=1;\",1,[[]],[],{},[{}],\"1:a\",\"a\",\"A\"]",
                "[9223372036854775807,9223372036854775808,-9223372036854775808]",
                "{\"a\":1,\"b\":1}",
                "\"aa\"",
            })
    void findsNothingElse(String data) {
        for (String draft : DRAFTS) {
            JsonNode one = read(MAPPERS.get(1), data);

            assertThat(schema(draft).check(one)).as(draft).isEmpty();
        }
    }

    @Test
    void asksForNothingWhereItIsOff() {
        DataSchema schema =
                DataSchema.registered(JsonNodeFactory.instance.objectNode().put("uniqueItems", false));

        assertThat(schema.check(read(MAPPERS.get(0), "[1,1]"))).isEmpty();
    }

    @Test
    void textsOfOneHashAreNotEachComparedWithEach() {
        AtomicLong compared = new AtomicLong();
        ArrayNode array = colliding(13);

        assertThat(UniqueItems.repeats(array, counting(compared))).isFalse();
        assertThat(compared).hasValueLessThan(array.size() * 14L);
        assertThat(UniqueItems.repeats(array.add(array.get(array.size() - 1)), Comparator.naturalOrder()))
                .isTrue();
    }

    @Test
    void whatItTakesIsSpent() {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 100)
                .forEach(i -> rules.addObject().put("uniqueItems", true).put("minItems", i));
        DataSchema schema =
                DataSchema.registered(JsonNodeFactory.instance.objectNode().set("allOf", rules));
        String long1000 = IntStream.range(0, 300)
                .mapToObj(i -> "" + (100 + i) + "0".repeat(990))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(schema.check(colliding(8))).isEmpty();
        assertThat(List.of(colliding(13), read(MAPPERS.get(1), long1000)))
                .allSatisfy(data -> assertThat(schema.check(data))
                        .extracting(Violation::words)
                        .containsExactly("holds too many values to be checked against so large a schema"));
    }

    private static Comparator<String> counting(AtomicLong compared) {
        return (one, other) -> {
            compared.incrementAndGet();
            return one.compareTo(other);
        };
    }

    /** As many as two to the power of that, all different and of one hash. */
    private static ArrayNode colliding(int pairs) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 1 << pairs)
                .forEach(i -> array.add(IntStream.range(0, pairs)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining())));
        assertThat(array)
                .extracting(JsonNode::hashCode)
                .containsOnly(array.get(0).hashCode());
        return array;
    }

    private static List<List<String>> check(String draft, String data) {
        return MAPPERS.stream()
                .map(mapper -> schema(draft).check(read(mapper, data)).stream()
                        .map(violation -> violation.masked("data"))
                        .toList())
                .toList();
    }

    private static DataSchema schema(String draft) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        return DataSchema.registered(schema.put("$schema", draft).put("uniqueItems", true));
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
