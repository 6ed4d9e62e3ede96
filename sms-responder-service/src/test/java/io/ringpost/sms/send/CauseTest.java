package io.ringpost.sms.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTest {
    @ParameterizedTest
    @CsvSource({
        "limit_reached, limit_reached",
        "21610, 21610",
        "http_503, http_503",
        "reset, reset",
        "partly_sent:limit_reached, partly_sent",
        "+18455550123, other",
        "99999, other",
        "whatever_they_say, other"
    })
    void onlyKnownWordsAreLabels(String word, String label) {
        assertThat(Cause.label(word)).isEqualTo(label);
    }
}
