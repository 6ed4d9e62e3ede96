package io.ringpost.sms.normalise.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.Progress;
import io.ringpost.sms.lifecycle.StatusReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioStatusTest {
    private static final String CALLBACK =
            "SmsSid=SM1&SmsStatus=%1$s&MessageStatus=%1$s&To=%%2B15550001111&MessageSid=SM1&From=%%2B15550002222";

    @ParameterizedTest
    @CsvSource({
        "accepted, QUEUED",
        "scheduled, QUEUED",
        "queued, QUEUED",
        "sending, QUEUED",
        "sent, SENT",
        "partially_delivered, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, UNDELIVERED",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void twiliosWordsAreOurs(String word, MessageStatus status) {
        StatusReport report = RawTexts.report(RawTexts.status(CALLBACK.formatted(word), null));

        assertThat(report.progress().status()).isEqualTo(status);
        assertThat(report.providerMessageId()).isEqualTo("SM1");
    }

    @Test
    void failuresCarryTheirCode() {
        StatusReport report =
                RawTexts.report(RawTexts.status(CALLBACK.formatted("undelivered") + "&ErrorCode=30003", null));

        assertThat(report.progress()).isEqualTo(new Progress(MessageStatus.UNDELIVERED, "30003"));
    }

    @Test
    void ourOwnIdComesBackInTheQuery() {
        String id = Ids.hash("reply", "x");

        StatusReport report =
                RawTexts.report(RawTexts.status(CALLBACK.formatted("sent"), StatusReport.OUR_ID + "=" + id));

        assertThat(report.messageId()).isEqualTo(id);
    }

    @Test
    void whatIsNoIdOfOursIsNone() {
        StatusReport report =
                RawTexts.report(RawTexts.status(CALLBACK.formatted("sent"), StatusReport.OUR_ID + "=' or 1=1"));

        assertThat(report.messageId()).isNull();
    }

    @Test
    void laterWordsChangeNothing() {
        assertThat(RawTexts.kind(RawTexts.status(CALLBACK.formatted("teleported"), null)))
                .isEqualTo("other:other_status");
    }

    @Test
    void withoutAStatusItCannotBeRead() {
        assertThat(RawTexts.kind(RawTexts.status("MessageSid=SM1", null))).isEqualTo("unreadable:no_status");
    }
}
