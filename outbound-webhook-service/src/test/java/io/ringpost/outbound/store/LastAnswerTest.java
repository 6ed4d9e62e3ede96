package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "2xx, d.last_status between 200 and 299",
        "5xx, d.last_status between 500 and 599",
        "503, d.last_status = 503",
        "none, d.last_status is null and d.last_error is not null",
    })
    void statusIsAClassOrOneOfThemOrNone(String word, String condition) {
        assertThat(LastAnswer.status(word)).contains(new LastAnswer(condition));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0xx", "1xx", "6xx", "5XX", "5x", "50", "5033", "null", "none or true"})
    void whatIsNoStatusIsNone(String word) {
        assertThat(LastAnswer.status(word)).isEmpty();
    }

    @Test
    void errorIsItsCode() {
        assertThat(LastAnswer.error("http_503")).contains(new LastAnswer("d.last_error = 'http_503'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Timeout", "' or true --", "a b", "5xx"})
    void whatIsNoCodeIsNone(String code) {
        assertThat(LastAnswer.error(code)).isEmpty();
    }
}
