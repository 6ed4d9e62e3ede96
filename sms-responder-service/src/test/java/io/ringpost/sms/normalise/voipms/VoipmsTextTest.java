package io.ringpost.sms.normalise.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.TextReceived;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoipmsTextTest {
    private static final String GET = "to=8455550199&from=8455550123&id=110990001&date=2026-09-07+14%3A20%3A46&media="
            + "&message=Hello%2C+I+need+an+appointment";
    private static final String NESTED = """
            {"data":{"event_type":"message.received","record_type":"event","id":110990001,"payload":{"id":110990001,
            "record_type":"message","type":"SMS","from":{"phone_number":"8455550123"},
            "to":[{"phone_number":"8455550199","status":"webhook_delivered"}],"text":"Hello, I need an appointment",
            "media":[],"received_at":"2026-09-07T14:20:46.000000+00:00"}}}""";
    private static final String FLAT = """
            {"from":"8455550123","to":"8455550199","message":"Hello, I need an appointment","id":"110990001",\
            "date":"2026-09-07 14:20:46"}""";
    private static final String FORM =
            "from=%2B18455550123&to=18455550199&message=Hello%2C+I+need+an+appointment&id=110990001&token=***";

    @ParameterizedTest
    @ValueSource(strings = {GET, NESTED, FLAT, FORM})
    void everyShapeIsTheSameText(String body) {
        TextReceived text = RawTexts.text(RawTexts.voipms(body));

        assertThat(text.provider()).isEqualTo(Provider.VOIPMS);
        assertThat(text.from()).isEqualTo("+18455550123");
        assertThat(text.to()).isEqualTo("+18455550199");
        assertThat(text.text()).isEqualTo("Hello, I need an appointment");
        assertThat(text.providerMessageId()).isEqualTo("110990001");
        assertThat(text.media()).isEmpty();
        assertThat(text.messageId())
                .isEqualTo(RawTexts.text(RawTexts.voipms(NESTED)).messageId());
    }

    @Test
    void a_mark_of_byte_order_hides_nothing() {
        String json = "{\"from\":\"2125550123\",\"to\":\"8455550199\",\"message\":\"hours?\",\"id\":\"7\"}";

        assertThat(RawTexts.text(RawTexts.voipms("\uFEFF" + json)).text()).isEqualTo("hours?");
    }

    @Test
    void numbersOfTextsWithAndWithoutMediaAreApart() {
        String sms = "to=8455550199&from=8455550123&id=7&message=hi";
        String mms =
                "to=8455550199&from=8455550123&id=7&message=hi&media=https%3A%2F%2Fvoip.ms%2Fmedia%2Fa%2Fmedia.png";

        assertThat(RawTexts.text(RawTexts.voipms(mms)).messageId())
                .isNotEqualTo(RawTexts.text(RawTexts.voipms(sms)).messageId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to={TO}&from={FROM}&id={ID}&date={TIMESTAMP}&media={MEDIA}&message={MESSAGE}",
                "to=8455550199&from=8455550123&id=7&message=%7BMESSAGE%7D",
                "to=8455550199&from=8455550123&id=7&message=&media=",
                "to=8455550199&message=hi",
                "{\"from\":\"{FROM}\",\"to\":\"8455550199\",\"message\":\"hi\"}",
                "{}",
                ""
            })
    void whatNamesNoPartiesOrSaysNothingIsAPing(String body) {
        assertThat(RawTexts.kind(RawTexts.voipms(body))).isEqualTo("other:ping");
    }

    @Test
    void anotherEventOfTheWebhookSaysNothingHere() {
        String delivered = NESTED.replace("message.received", "message.finalized");

        assertThat(RawTexts.kind(RawTexts.voipms(delivered))).isEqualTo("other:other_event");
    }

    @Test
    void brokenJsonCannotBeRead() {
        assertThat(RawTexts.kind(RawTexts.voipms("{\"from\":"))).isEqualTo("unreadable:unreadable_body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to=8455550199&from=8455550123&message=you & me = us|you & me = us",
                "to=8455550199&from=8455550123&message=100%25 sure|100% sure",
                "to=8455550199&from=8455550123&message=100% sure, 5%zz|100% sure, 5%zz",
                "to=8455550199;from=8455550123;message=a%3Bb|a;b",
                "to=8455550199&from=8455550123&message=a;b|a;b",
                "message=first&to=8455550199&from=8455550123&id=7|first",
                "to=8455550199&from=8455550123&text=ol%C3%A1|olá"
            })
    void textsSurviveWhateverEscapingTheTemplateGot(String query, String words) {
        assertThat(RawTexts.text(RawTexts.voipms(query)).text()).isEqualTo(words);
    }

    @Test
    void onlyMediaIsAText() {
        String body = "to=8455550199&from=8455550123&media="
                + "https%3A%2F%2Fvoip.ms%2Fmedia%2Fa%2Fmedia.png%2Chttps%3A%2F%2Fvoip.ms%2Fmedia%2Fb%2Fmedia.amr|x";

        TextReceived text = RawTexts.text(RawTexts.voipms(body));

        assertThat(text.text()).isNull();
        assertThat(text.media())
                .isEqualTo(List.of("https://voip.ms/media/a/media.png", "https://voip.ms/media/b/media.amr"));
    }

    @Test
    void mediaOfTheNestedShapeAreItsUrls() {
        String body = NESTED.replace("\"SMS\"", "\"MMS\"")
                .replace("\"media\":[]", "\"media\":[{\"url\":\"https://voip.ms/media/a/media.png\"}]");

        assertThat(RawTexts.text(RawTexts.voipms(body)).media()).containsExactly("https://voip.ms/media/a/media.png");
    }

    @ParameterizedTest
    @CsvSource({
        "8455550123, +18455550123",
        "18455550123, +18455550123",
        "+18455550123, +18455550123",
        "2125550123, +12125550123",
        "+5511987654321, +5511987654321",
        "29283, 29283",
        "5551234, 5551234"
    })
    void numbersAreNorthAmericanUnlessTheySayOtherwise(String received, String expected) {
        String body = "{\"from\":\"%s\",\"to\":\"8455550199\",\"message\":\"hi\"}".formatted(received);

        assertThat(RawTexts.text(RawTexts.voipms(body)).from()).isEqualTo(expected);
    }

    @Test
    void whatNoDatabaseTakesIsReplaced() {
        String body = "{\"from\":8455550123,\"to\":\"8455550199\",\"message\":\"a\\u0000b\\ud800c\",\"id\":5}";

        TextReceived text = RawTexts.text(RawTexts.voipms(body));

        assertThat(text.text()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(text.providerMessageId()).isEqualTo("5");
    }

    @Test
    void withoutAnIdTheWebhookNamesTheText() {
        String body = "to=8455550199&from=8455550123&message=hi";

        assertThat(RawTexts.text(RawTexts.voipms(body)).messageId())
                .isEqualTo(RawTexts.text(RawTexts.voipms(body)).messageId())
                .isNotEqualTo(RawTexts.text(RawTexts.voipms(body + "!")).messageId());
    }
}
