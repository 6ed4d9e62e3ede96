package io.ringpost.callstate.understand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "+5511999999999,+5511999999999",
        "whatsapp:+5511999999999,+5511999999999",
        "anonymous,anonymous",
        "client:ana,client:ana",
        "sip:x@example.com,sip:x@example.com",
        "29283,29283",
        "+1234567890,+1234567890"
    })
    void twilioNumbersAreInternationalAlready(String received, String kept) {
        assertThat(Numbers.international(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "556698887777,+5566998887777",
        "5566998887777,+5566998887777",
        "551133334444,+551133334444",
        "5511933334444,+5511933334444",
        "16505550123,+16505550123",
        "556698887777@s.whatsapp.net,+5566998887777",
        "556698887777:3@s.whatsapp.net,+5566998887777",
        "123@lid,123@lid",
        "test123,test123"
    })
    void wavoipNumbersLackThePlusAndTheNinthDigit(String received, String kept) {
        assertThat(Numbers.digits(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "4165551234,+14165551234",
        "14165551234,+14165551234",
        "+14165551234,+14165551234",
        "'\"JOHN\" <8455550123>',+18455550123",
        "29283,29283",
        "1234567890,1234567890",
        "anonymous,anonymous"
    })
    void voipmsNumbersAreNorthAmerican(String received, String kept) {
        assertThat(Numbers.northAmerican(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"(11) 99999-9999,BR,+5511999999999", "+1 416 555 1234,BR,+14165551234", "66 9888-7777,BR,66 9888-7777"})
    void typedNumbersAreThoseOfTheRegion(String typed, String region, String kept) {
        assertThat(Numbers.typed(typed, region)).isEqualTo(kept);
    }

    @Test
    void nobodyStaysNobody() {
        assertThat(Numbers.international(null)).isNull();
        assertThat(Numbers.digits(null)).isNull();
        assertThat(Numbers.northAmerican(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+14165551234,+14165551234",
        "14165551234,14165551234",
        "+1 (416) 555-1234,+14165551234",
        "+1,+1",
        "+999999999999999999,+999999999999999999"
    })
    void onlyWhatHasAPlusIsInternational(String received, String kept) {
        assertThat(Numbers.international(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "+556698887777,+5566998887777",
        "556698887777@c.us,+5566998887777",
        "123456,123456",
        "1234567890123456,1234567890123456",
        "556638887777,+556638887777"
    })
    void digitsAreInternationalIfTheyMayBe(String received, String kept) {
        assertThat(Numbers.digits(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "JOHN < 8455550123 >,+18455550123",
        "JOHN <8455550123> x,JOHN <8455550123> x",
        "<anonymous>,anonymous",
        "123456,123456",
        "+551133334444,+551133334444"
    })
    void aNameInFrontIsLeftOut(String received, String kept) {
        assertThat(Numbers.northAmerican(received)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"911,BR,911", "+55 66 9888-7777,BR,+5566998887777", "+55 66 3888-7777,US,+556638887777"})
    void whatIsTypedWithAPlusIsOfAnyRegion(String typed, String region, String kept) {
        assertThat(Numbers.typed(typed, region)).isEqualTo(kept);
    }
}
