package io.ringpost.recording.lifecycle.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNameTest {
    @Test
    void saysWhoseWhoWithWhomAndSinceWhen() {
        assertThat(RecordingName.of(id("100000_julie-8455550123-8455550199-IN-1544131306")))
                .hasValueSatisfying(name -> {
                    assertThat(name.account()).isEqualTo("100000_julie");
                    assertThat(name.one()).isEqualTo("8455550123");
                    assertThat(name.other()).isEqualTo("8455550199");
                    assertThat(name.began()).isEqualTo(Instant.parse("2018-12-06T21:21:46Z"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000-8455550123-8455550199-IN",
                "100000-8455550123-8455550199-IN-soon",
                "-8455550123-8455550199-IN-1544131306",
                "100000-8455550123-IN-1544131306",
                "something else"
            })
    void ofAnyOtherFormSaysNothing(String text) {
        assertThat(RecordingName.of(id(text))).isEmpty();
    }

    @Test
    void whatIsNoBase64SaysNothing() {
        assertThat(RecordingName.of("A")).isEmpty();
    }

    private static String id(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
