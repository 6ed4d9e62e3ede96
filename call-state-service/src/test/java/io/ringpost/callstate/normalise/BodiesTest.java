package io.ringpost.callstate.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    @Test
    void ofARepeatedParameterTheFirstCounts() {
        assertThat(fields("a=1&a=2&b=")).contains(new Fields(Map.of("a", "1", "b", "")));
    }

    @Test
    void ofARepeatedNameTheLastCounts() {
        assertThat(fields(" \n{\"a\":1,\"a\":\"2\"}")).contains(new Fields(Map.of("a", "2")));
    }

    @Test
    void whatHasNoNameIsNoParameter() {
        assertThat(fields("=x&&y&a=b=c")).contains(new Fields(Map.of("a", "b=c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "=x", "&", "{", "{]", "[]"})
    void whatHasNoShapeHasNoFields(String body) {
        assertThat(fields(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"%41+b,A b", "100%,100%", "%4,%4", "%zz,%zz", "%25,%", "%C3%A1,á", "a%00b,a\uFFFDb"})
    void whatIsNoEscapeStandsForItself(String written, String read) {
        assertThat(fields("k=" + written)).contains(new Fields(Map.of("k", read)));
    }

    private static Optional<Fields> fields(String body) {
        return Bodies.fields(body.getBytes(StandardCharsets.UTF_8));
    }
}
