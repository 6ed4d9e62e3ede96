package io.ringpost.sms.normalise.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.HandledKeyword;
import io.ringpost.sms.lifecycle.TextReceived;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwilioTextTest {
    private static final String SID = "SM00000000000000000000000000000001";
    private static final String INCOMING = "ToCountry=BR&SmsMessageSid=" + SID + "&NumMedia=0&SmsSid=" + SID
            + "&SmsStatus=received&Body=Qual+%C3%A9+o+hor%C3%A1rio%3F+&To=%2B553322980007&NumSegments=1&MessageSid="
            + SID
            + "&AccountSid=AC1&From=%2B5533999887766&ApiVersion=2010-04-01";

    @Test
    void aFormIsAText() {
        TextReceived text = RawTexts.text(RawTexts.twilio(INCOMING));

        assertThat(text.messageId()).isEqualTo(Ids.message(Provider.TWILIO, SID));
        assertThat(text.from()).isEqualTo("+5533999887766");
        assertThat(text.to()).isEqualTo("+553322980007");
        assertThat(text.text()).isEqualTo("Qual é o horário? ");
        assertThat(text.handled()).isNull();
        assertThat(text.account()).isEqualTo("AC1");
    }

    @Test
    void otherChannelsAreOtherConversations() {
        TextReceived sms = RawTexts.text(RawTexts.twilio(INCOMING));
        TextReceived whatsapp = RawTexts.text(RawTexts.twilio(
                INCOMING.replace("From=%2B", "From=whatsapp%3A%2B").replace("To=%2B", "To=whatsapp%3A%2B")));

        assertThat(whatsapp.from()).isEqualTo("whatsapp:+5533999887766");
        assertThat(whatsapp.conversation().id()).isNotEqualTo(sms.conversation().id());
    }

    @Test
    void mediaAreKeptInTheirOrder() {
        String body = INCOMING.replace("NumMedia=0", "NumMedia=2")
                + "&MediaUrl1=https%3A%2F%2Fapi.twilio.com%2Fb&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fa";

        assertThat(RawTexts.text(RawTexts.twilio(body)).media())
                .containsExactly("https://api.twilio.com/a", "https://api.twilio.com/b");
    }

    @Test
    void whatTwilioTookCareOfIsSaid() {
        assertThat(RawTexts.text(RawTexts.twilio(INCOMING + "&OptOutType=STOP")).handled())
                .isEqualTo(HandledKeyword.STOP);
    }

    @Test
    void withoutPartiesItCannotBeRead() {
        assertThat(RawTexts.kind(RawTexts.twilio("MessageSid=" + SID + "&Body=hi")))
                .isEqualTo("unreadable:no_parties");
    }

    @Test
    void theTypeAloneSaysWhetherTheBodyIsRead() {
        assertThat(RawTexts.kind(
                        RawTexts.raw(Provider.TWILIO, RawTypes.TWILIO_VOICE_STATUS, INCOMING, null, Instant.EPOCH)))
                .isEqualTo("other:other_kind");
    }
}
