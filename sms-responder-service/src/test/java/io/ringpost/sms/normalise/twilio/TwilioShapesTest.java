package io.ringpost.sms.normalise.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.StatusReport;
import io.ringpost.sms.lifecycle.TextReceived;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioShapesTest {
    private static final String PARTIES = "From=%2B15552220000&To=%2B15551110000";
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void anObjectSaysWhatAFormSays() {
        TextReceived text = RawTexts.text(
                RawTexts.twilio(
                        "  {\"From\":\" +15552220000 \",\"To\":\"+15551110000\",\"Body\":\"hi\",\"SmsSid\":\"SM9\",\"OptOutType\":null}"));

        assertThat(text.from()).isEqualTo("+15552220000");
        assertThat(text.text()).isEqualTo("hi");
        assertThat(text.providerMessageId()).isEqualTo("SM9");
        assertThat(text.handled()).isNull();
    }

    @Test
    void aBrokenObjectCannotBeRead() {
        assertThat(RawTexts.kind(RawTexts.twilio("{\"From\":\"+15552220000\""))).isEqualTo("unreadable:no_parties");
    }

    @ParameterizedTest
    @CsvSource({"From=%2B15552220000", "To=%2B15551110000", "From=%2B15552220000&To="})
    void bothPartiesAreNeeded(String body) {
        assertThat(RawTexts.kind(RawTexts.twilio(body))).isEqualTo("unreadable:no_parties");
    }

    @Test
    void ofARepeatedParameterTheFirstCounts() {
        assertThat(RawTexts.text(RawTexts.twilio(PARTIES + "&Body=&Body=one&Body=two"))
                        .text())
                .isEqualTo("one");
    }

    @Test
    void tenItemsOfMediaAreAll() {
        String media = IntStream.range(0, 11)
                .mapToObj(i -> "&MediaUrl" + i + "=http://media/" + i)
                .collect(Collectors.joining());

        assertThat(RawTexts.text(RawTexts.twilio(PARTIES + media)).media())
                .hasSize(10)
                .startsWith("http://media/0")
                .endsWith("http://media/9");
    }

    @Test
    void withoutAnIdTheWebhookNamesTheText() {
        TextReceived text = RawTexts.text(RawTexts.twilio(PARTIES + "&Body=hi"));

        assertThat(text.providerMessageId()).isNull();
        assertThat(text.messageId())
                .isNotEqualTo(
                        RawTexts.text(RawTexts.twilio(PARTIES + "&Body=hello")).messageId());
    }

    @Test
    void ourIdMayComeInTheBody() {
        StatusReport inBody = report(StatusReport.OUR_ID + "=" + ID, null);
        StatusReport inBoth =
                report(StatusReport.OUR_ID + "=" + ID.replace('0', 'f'), "other=x&" + StatusReport.OUR_ID + "=" + ID);
        StatusReport inNone = report("x=y", "other=" + ID);

        assertThat(inBody.messageId()).isEqualTo(ID);
        assertThat(inBoth.messageId()).isEqualTo(ID);
        assertThat(inNone.messageId()).isNull();
    }

    private static StatusReport report(String more, @Nullable String query) {
        return RawTexts.report(RawTexts.status("MessageSid=SM1&MessageStatus=sent&" + more, query));
    }
}
