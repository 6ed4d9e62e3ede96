package io.ringpost.sms.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void whatNoDatabaseTakesIsReplaced(int refused) {
        assertThat(CleanText.of("a" + (char) refused)).isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0xD7FF, 0xE000, 0x1F600, 0x10FFFF})
    void everythingElseStays(int point) {
        String text = "a" + Character.toString(point) + "b";

        assertThat(CleanText.of(text)).isEqualTo(text);
        assertThat(CleanText.of(text + "\0")).isEqualTo(text + "\uFFFD");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(CleanText.of("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "\uFEFFa", "\uFEFF a\n"})
    void aBodyIsReadWithoutTheMarkAndBlanks(String sent) {
        assertThat(CleanText.body(sent.getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
    }
}
