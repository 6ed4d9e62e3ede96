package io.ringpost.sms.normalise.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.TextReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoipmsShapesTest {
    private static final String PARTIES = "\"from\":\"8455550123\",\"to\":\"8455550199\"";

    @Test
    void flatMediaHaveTwoNames() {
        TextReceived text =
                flat("\"media\":\"HTTP://voip.ms/a.png, ftp://no\",\"files\":[\"https://voip.ms/b.png\",7,null]");

        assertThat(text.media()).containsExactly("HTTP://voip.ms/a.png", "https://voip.ms/b.png");
        assertThat(text.text()).isNull();
    }

    @Test
    void flatTextHasTwoNames() {
        assertThat(flat("\"text\":\"other\"").text()).isEqualTo("other");
        assertThat(flat("\"text\":\"other\",\"message\":\"one\"").text()).isEqualTo("one");
    }

    @Test
    void aFlatTextWithMediaIsNumberedAsOne() {
        String words = "\"message\":\"hi\",\"id\":7";

        assertThat(flat(words + ",\"media\":\"https://voip.ms/a.png\"").messageId())
                .isNotEqualTo(flat(words).messageId());
    }

    @ParameterizedTest
    @CsvSource({"SMS, SMS, true", "mms, MMS, true", "SMS, MMS, false"})
    void theNestedTypeSaysHowItIsNumbered(String one, String other, boolean same) {
        assertThat(nested(one).messageId().equals(nested(other).messageId())).isEqualTo(same);
    }

    @Test
    void ofSeveralReceiversTheFirstCounts() {
        TextReceived text = RawTexts.text(
                RawTexts.voipms(
                        "{\"from\":[{\"phone_number\":\" 8455550123 \"}],\"to\":[\"8455550199\",\"8455550198\"],\"message\":\"hi\"}"));

        assertThat(text.from()).isEqualTo("+18455550123");
        assertThat(text.to()).isEqualTo("+18455550199");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":[],\"to\":\"8455550199\",\"message\":\"hi\"}",
                "{\"from\":true,\"to\":\"8455550199\",\"message\":\"hi\"}",
                "{\"data\":{\"payload\":7}}",
                "{\"data\":{}}"
            })
    void whatNamesNobodyIsAPing(String body) {
        assertThat(RawTexts.kind(RawTexts.voipms(body))).isEqualTo("other:ping");
    }

    @Test
    void aNestedTextNeedsNoEventType() {
        TextReceived text =
                RawTexts.text(RawTexts.voipms("{\"data\":{\"payload\":{" + PARTIES + ",\"text\":\"hi\"}}}"));

        assertThat(text.text()).isEqualTo("hi");
    }

    @Test
    void formsHaveMediaUnderEveryName() {
        TextReceived text = RawTexts.text(
                RawTexts.voipms(
                        "to=8455550199&from=8455550123&media[]=https://voip.ms/a.png&files=https://voip.ms/b.png|https://voip.ms/c.png"));

        assertThat(text.media())
                .containsExactly("https://voip.ms/a.png", "https://voip.ms/b.png", "https://voip.ms/c.png");
    }

    @Test
    void ofARepeatedValueTheFirstCounts() {
        TextReceived text =
                RawTexts.text(RawTexts.voipms("id=&id=1&id=2&to=8455550199&from=8455550123&message=one&from=1"));

        assertThat(text.providerMessageId()).isEqualTo("1");
        assertThat(text.from()).isEqualTo("+18455550123");
    }

    @Test
    void anAmpersandInATextEndsWithTheNextKnownName() {
        TextReceived text =
                RawTexts.text(RawTexts.voipms("message=you & me&b=%26&to=8455550199&from=8455550123&other=x"));

        assertThat(text.text()).isEqualTo("you & me&b=&");
    }

    private static TextReceived flat(String more) {
        return RawTexts.text(RawTexts.voipms("{" + PARTIES + "," + more + "}"));
    }

    private static TextReceived nested(String type) {
        return RawTexts.text(RawTexts.voipms(
                "{\"data\":{\"payload\":{" + PARTIES + ",\"id\":7,\"text\":\"hi\",\"type\":\"" + type + "\"}}}"));
    }
}
