package io.ringpost.sms.understand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
    @ParameterizedTest
    @CsvSource({
        "+5511987654321,BR",
        "whatsapp:+5511987654321,BR",
        "+14165550100,CA",
        "+12125550100,US",
        "+15005550006,US",
        "+34612345678,ES",
        "+351912345678,PT",
        "+5215512345678,MX"
    })
    void numbers_tell_their_country(String number, String country) {
        assertThat(Countries.of(number)).hasValue(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29283", "INFO", "", "+", "1"})
    void what_is_no_number_tells_none(String number) {
        assertThat(Countries.of(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BR,PT", "PT,PT", "AO,PT", "MX,ES", "ES,ES", "PR,ES", "US,EN", "CA,EN", "GB,EN"})
    void countries_have_a_language(String country, Language language) {
        assertThat(Countries.language(country)).hasValue(language);
    }

    @Test
    void others_have_none_that_we_write() {
        assertThat(Countries.language("JP")).isEmpty();
        assertThat(Countries.language(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"opt-out,OPT_OUT", "help,HELP", "insurance,INSURANCE"})
    void intents_are_found_by_their_word(String word, Intent intent) {
        assertThat(Intent.byWire(word)).hasValue(intent);
        assertThat(Intent.byWire("OPT_OUT")).isEmpty();
    }
}
