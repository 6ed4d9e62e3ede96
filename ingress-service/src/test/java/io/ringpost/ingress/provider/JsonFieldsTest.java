package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
    private static final JsonPaths WANTED = JsonPaths.of(List.of("id", "a.b", "a.c[].d", "list[]"));

    @Test
    void picksScalarsByPath() {
        JsonFields fields = pick(
                "{\"id\":7,\"a\":{\"b\":\"x\",\"z\":{\"b\":1},\"c\":[{\"d\":1},{\"e\":{}},{\"d\":2}]},\"list\":[true,[9],null],\"b\":1}");

        assertThat(fields.all("id")).containsExactly("7");
        assertThat(fields.all("a.b")).containsExactly("x");
        assertThat(fields.all("a.c[].d")).containsExactly("1", "2");
        assertThat(fields.all("list[]")).containsExactly("true");
    }

    @Test
    void keepsEveryValueOfARepeatedKey() {
        assertThat(pick("{\"id\":1,\"id\":2}").all("id")).containsExactly("1", "2");
        assertThat(pick("{\"id\":1,\"id\":2}").text("id")).hasValue("2");
    }

    @Test
    void readsWhatNoReaderOfTreesWould() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String hostile = "\uFEFF{\"id\":\"\\ud800\",\"deep\":" + deep + ",\"n\":1e99999,\"m\":" + "9".repeat(5000)
                + ",\"nul\":\"\u0000\\u0000\"} ";

        assertThat(pick(hostile).text("id")).isPresent();
    }

    @Test
    void readsBrokenUtf8() {
        byte[] body = "{\"id\":\"x\",\"t\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xED;

        assertThat(JsonFields.pick(body, WANTED).orElseThrow().text("id")).hasValue("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "{", "{\"id\":1", "{\"id\":1}}", "{\"id\":1} x", "<xml/>", "{'id':1}", "null"})
    void takesNothingButAnObject(String text) {
        assertThat(JsonFields.pick(text.getBytes(StandardCharsets.UTF_8), WANTED))
                .isEmpty();
    }

    private static JsonFields pick(String text) {
        return JsonFields.pick(text.getBytes(StandardCharsets.UTF_8), WANTED).orElseThrow();
    }
}
