package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordTest {
    private static final String CHARACTERS = "[a-z0-9_.-]";
    private static final int LONGEST = 5;

    private final PlainWord word = PlainWord.of(CHARACTERS, LONGEST);

    @Property
    void isWhatAPatternWouldTake(@ForAll("texts") String text) {
        assertThat(word.matches(text)).isEqualTo(text.matches(CHARACTERS + "{1," + LONGEST + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "A", "a b", "á", "\u0661", "a\n", "\u0000", "\uD83D\uDE00"})
    void takesNothingElse(String text) {
        assertThat(word.matches(text)).isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("az09_.-A{/é\u0080\uFF41")
                .ofMinLength(0)
                .ofMaxLength(LONGEST + 2);
    }
}
