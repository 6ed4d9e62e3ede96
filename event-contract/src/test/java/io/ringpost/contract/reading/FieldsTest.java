package io.ringpost.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    @Test
    void emptyAndAbsentFieldsArePassedOver() {
        Map<String, Object> values = new HashMap<>(Map.of("a", " ", "c", List.of(), "d", new BigDecimal("1E+3")));
        values.put("b", null);

        assertThat(new Fields(values).text("a", "b", "c", "d")).isEqualTo("1000");
    }

    @Test
    void hugeNumbersAreNone() {
        assertThat(new Fields(Map.of("n", "9".repeat(100))).number("n")).isNull();
        assertThat(new Fields(Map.of("n", "99999999999")).seconds("n")).isNull();
    }

    @Test
    void onlyObjectsOfAListAreObjects() {
        Fields fields = new Fields(Map.of("list", Arrays.asList(Map.of("a", "1"), "x", null)));

        assertThat(fields.objects("list")).containsExactly(new Fields(Map.of("a", "1")));
    }

    @Test
    void textsAreStrippedAndScalarsAreTexts() {
        Fields fields = new Fields(Map.of("a", " x ", "b", 7, "c", true, "d", new BigDecimal("1.50"), "e", Map.of()));

        assertThat(fields.text("a")).isEqualTo("x");
        assertThat(fields.text("b")).isEqualTo("7");
        assertThat(fields.text("c")).isEqualTo("true");
        assertThat(fields.text("d")).isEqualTo("1.50");
        assertThat(fields.text("e", "f")).isNull();
        assertThat(fields.textOr("other", "e")).isEqualTo("other");
        assertThat(fields.textOr("other", "e", "a")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "12,12",
        "-1.5,-1.5",
        "+2,2",
        "1.,",
        ".5,",
        "1e3,",
        "x,",
        "123456789012345678901234567890,123456789012345678901234567890",
        "1234567890123456789012345678901,"
    })
    void onlyPlainDecimalsAreNumbers(String text, BigDecimal number) {
        assertThat(new Fields(Map.of("n", text)).number("absent", "n")).isEqualTo(number);
    }

    @Test
    void whatIsNoNumberIsPassedOver() {
        assertThat(new Fields(Map.of("a", "x", "b", "5")).number("a", "b")).isEqualTo(new BigDecimal("5"));
        assertThat(new Fields(Map.of("a", "x")).seconds("a")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1.99,1", "-1,", "-0.5,", "999999,999999", "999999.9,999999", "1000000,"})
    void secondsAreWholeAndSane(BigDecimal number, Integer seconds) {
        assertThat(Fields.seconds(number)).isEqualTo(seconds);
        assertThat(new Fields(Map.of("n", number)).seconds("n")).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "False,false", "yes,", "1,"})
    void truthIsAWord(String text, Boolean truth) {
        assertThat(new Fields(Map.of("t", text)).truth("t")).isEqualTo(truth);
    }

    @Test
    void anObjectIsAnObjectOnly() {
        Fields fields = new Fields(Map.of("o", Map.of("a", "1"), "t", "x"));

        assertThat(fields.object("o")).isEqualTo(new Fields(Map.of("a", "1")));
        assertThat(fields.map("o")).isEqualTo(Map.of("a", "1"));
        assertThat(fields.object("t")).isSameAs(Fields.NONE);
        assertThat(fields.map("t")).isNull();
        assertThat(fields.objects("t")).isEmpty();
    }
}
