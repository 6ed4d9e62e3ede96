package io.ringpost.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "+5511987654321,+5511*******21",
        "+14155550123,+1415*****23",
        "14155550123,1415*****23",
        "(415) 555-0123,4155****23",
        "whatsapp:+5511987654321,+5511*******21",
        "5550123,*****23",
        "40404,*****",
        "911,***",
        "client:maria,***",
        "sip:maria@example.com,***",
        "Anonymous,***"
    })
    void numbers_keep_head_and_tail(String number, String masked) {
        assertThat(Mask.number(number)).isEqualTo(masked);
    }

    @Property(tries = 300)
    void at_least_four_digits_stay_hidden(@ForAll @NumericChars @StringLength(min = 4, max = 18) String digits) {
        assertThat(Mask.number(digits)
                        .chars()
                        .filter(character -> character == '*')
                        .count())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void an_absent_number_is_nothing() {
        assertThat(Mask.number(null)).isEmpty();
        assertThat(Mask.number(" ")).isEmpty();
    }

    @Test
    void a_secret_keeps_nothing() {
        assertThat(Mask.secret("whsec_abc")).isEqualTo(Mask.secret("x")).isEqualTo("***");
    }

    @Test
    void a_text_keeps_its_length() {
        assertThat(Mask.text("Olá 👋")).isEqualTo("<5 characters>");
    }

    @Test
    void numbers_inside_a_sentence_are_masked() {
        assertThat(Mask.numbersIn("from +55 11 98765-4321 at 10:00, code 1234"))
                .isEqualTo("from +5511*******21 at 10:00, code 1234");
    }
}
