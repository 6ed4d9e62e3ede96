package io.ringpost.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"no answer", "No-Answer", " NO_ANSWER ", "no -_ answer"})
    void statusWordsAreAlike(String word) {
        assertThat(Words.canonical(word)).isEqualTo("NO_ANSWER");
    }

    @Test
    void anAbsentWordIsEmpty() {
        assertThat(Words.canonical(null)).isEmpty();
    }
}
