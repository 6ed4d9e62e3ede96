package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    @Test
    void jsonLineIsToldByLevelMessageAndCauses() {
        String line =
                "{\"level\":\"ERROR\",\"message\":\"Failed to start\",\"frames\":[],\"exception\":{\"exceptionType\":\"A\","
                        + "\"message\":\"outer\",\"causedBy\":{\"exception\":{\"exceptionType\":\"B\",\"message\":\"in\\nner\"}}}}";

        assertThat(LogLine.brief(line)).isEqualTo("ERROR Failed to start: A outer: B in ner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RINGPOST_API_KEY is missing", "{not json", ""})
    void anyOtherLineStaysAsItIs(String line) {
        assertThat(LogLine.brief(line)).isEqualTo(line);
    }
}
