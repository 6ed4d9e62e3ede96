package io.ringpost.sms.reply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "a,0,0", "a,1,1", "a,160,1", "a,161,2", "a,306,2", "a,307,3", "é,160,1", "à,161,2", "€,80,1", "€,81,2",
        "~,77,1", "€,152,2", "€,153,3"
    })
    void gsm_has_160_characters_or_153_each(String letter, int times, int count) {
        assertThat(SmsSegments.of(letter.repeat(times))).isEqualTo(new SmsSegments(false, count));
    }

    @ParameterizedTest
    @CsvSource({"ç,1,1", "ã,70,1", "ã,71,2", "ã,134,2", "ã,135,3", "😀,35,1", "😀,36,2", "😀,66,2", "😀,67,3"})
    void other_letters_make_it_ucs2_with_70_or_67_each(String letter, int times, int count) {
        assertThat(SmsSegments.of(letter.repeat(times))).isEqualTo(new SmsSegments(true, count));
    }

    @Property
    void more_text_never_takes_fewer_parts(@ForAll String text, @ForAll String more) {
        assertThat(SmsSegments.of(text + more).count())
                .isGreaterThanOrEqualTo(SmsSegments.of(text).count());
    }
}
