package io.ringpost.sms.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.sms.normalise.FormText.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+b|a b",
                "%41|A",
                "x%41|xA",
                "%4a%4A|JJ",
                "%4|%4",
                "%|%",
                "%zz|%zz",
                "%4z|%4z",
                "%z4|%z4",
                "%25%32%35|%25",
                "%2B|+",
                "ol%C3%A1|olá",
                "olá|olá"
            })
    void whatIsNoEscapeStandsForItself(String escaped, String text) {
        assertThat(FormText.decode(escaped)).isEqualTo(text);
    }

    @Test
    void pairsKeepTheirOrderAndWhatTheyWere() {
        assertThat(FormText.pairs("a=1&b%20=%32&c&=d&e=f=g", '&'))
                .containsExactly(
                        new Pair("a", "1", "a=1"),
                        new Pair("b ", "2", "b%20=%32"),
                        new Pair("c", "", "c"),
                        new Pair("", "d", "=d"),
                        new Pair("e", "f=g", "e=f=g"));
    }

    @Test
    void anEmptyPlaceIsAPairToo() {
        assertThat(FormText.pairs("", '&')).containsExactly(new Pair("", "", ""));
        assertThat(FormText.pairs("a;", ';')).containsExactly(new Pair("a", "", "a"), new Pair("", "", ""));
        assertThat(FormText.pairs("a;b", '&')).containsExactly(new Pair("a;b", "", "a;b"));
    }
}
