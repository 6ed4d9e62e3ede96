package io.ringpost.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void whatNoDatabaseTakesIsReplaced(int refused) {
        assertThat(CleanText.text("a" + (char) refused)).isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0xD7FF, 0xE000, 0x1F600, 0x10FFFF})
    void everythingElseStays(int point) {
        String text = "a" + Character.toString(point) + "b";

        assertThat(CleanText.text(text)).isEqualTo(text);
        assertThat(CleanText.text(text + "\0")).isEqualTo(text + "\uFFFD");
    }

    @Test
    void namesAndValuesAreCleanedHoweverDeep() {
        Map<String, Object> values =
                Map.of("n\0", "v\0", "map", Map.of("k\0", "w\0"), "list", Arrays.asList("x\0", null, List.of("y\0")));

        assertThat(CleanText.of(values))
                .isEqualTo(Map.of(
                        "n\uFFFD",
                        "v\uFFFD",
                        "map",
                        Map.of("k\uFFFD", "w\uFFFD"),
                        "list",
                        Arrays.asList("x\uFFFD", null, List.of("y\uFFFD"))));
    }

    @Test
    void namesKeepTheirOrder() {
        assertThat(CleanText.of(new TreeMap<>(Map.of("b", 2, "a", 1, "c", true))))
                .containsExactly(Map.entry("a", 1), Map.entry("b", 2), Map.entry("c", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+300", "1E-300", "12.5", "0"})
    void numbersStayNumbers(BigDecimal number) {
        assertThat(CleanText.of(Map.of("n", number))).containsEntry("n", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+301", "1E-301", "1E+2147483647", "1E-2147483647"})
    void aNumberThatWouldFillABookIsAText(String number) {
        assertThat(CleanText.of(Map.of("n", new BigDecimal(number))))
                .containsEntry("n", new BigDecimal(number).toString());
    }

    @Test
    void threeHundredDigitsAreANumberAndOneMoreIsAText() {
        BigDecimal most = new BigDecimal("9".repeat(300));
        BigDecimal more = new BigDecimal("9".repeat(301));

        assertThat(CleanText.of(Map.of("n", most))).containsEntry("n", most);
        assertThat(CleanText.of(Map.of("n", more))).containsEntry("n", more.toString());
    }
}
