package io.ringpost.callstate.normalise.voipms;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.raw.RawTypes;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoipmsShapesTest {
    private static final Instant START = Instant.parse("2024-01-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "IN:USA,'',INBOUND",
        "OUT:INTL,'',OUTBOUND",
        "'',Inbound DID,INBOUND",
        "'',Outbound call,OUTBOUND",
        "USA,a call,"
    })
    void theDirectionStandsInTheTypeOrTheDescription(String type, String description, Direction direction) {
        Fact fact = record("\"destination_type\":\"" + type + "\",\"description\":\"" + description + "\"");

        assertThat(fact.parties().direction()).isEqualTo(direction);
        assertThat(fact.parties().callType()).isEqualTo(CallType.PHONE_CALL);
    }

    @ParameterizedTest
    @CsvSource({"CANCELED,CANCELED", "cancelled,CANCELED", "'',"})
    void moreDispositionsAreKnown(String word, CallStatus status) {
        assertThat(record("\"disposition\":\"" + word + "\"").progress().call()).isEqualTo(status);
    }

    @Test
    void aRecordWithoutDateEndedWhenItWasHeard() {
        assertThat(record("\"seconds\":5").times()).isEqualTo(new Times(null, null, null, RECEIVED, 5));
        assertThat(record("\"seconds\":5").origin().time()).isEqualTo(RECEIVED);
    }

    @Test
    void aRecordWithoutLengthEndedAtOnce() {
        Fact fact = record("\"date\":\"2024-01-01 10:00:00\"");

        assertThat(fact.times()).isEqualTo(new Times(START, null, null, START, null));
        assertThat(fact.origin().time()).isEqualTo(START);
    }

    @Test
    void secondsCountMoreThanADuration() {
        assertThat(record("\"seconds\":5,\"duration\":\"00:01:00\"").times().durationSeconds())
                .isEqualTo(5);
        assertThat(record("\"duration\":\"00:01:00\"").times().durationSeconds())
                .isEqualTo(60);
    }

    @Test
    void aRecordMayLackWhatItCost() {
        assertThat(record("\"seconds\":5").content().cost()).isNull();
    }

    @Test
    void theNumberThatWasCalledIsNorthAmerican() {
        assertThat(record("\"destination\":\"2125550123\"").parties().to()).isEqualTo("+12125550123");
    }

    @Test
    void aRecordThatNamesNoCallIsTheCallOfItsWebhook() {
        Fact fact = Webhooks.fact(Webhooks.voipms(RawTypes.VOIPMS_CALL_CDR, "{\"seconds\":5}"));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "subject-1"));
    }

    @Test
    void aRecordingWithoutNameHasThatOfItsCall() {
        Fact fact = Webhooks.fact(Webhooks.voipms(RawTypes.VOIPMS_RECORDING_READY, "callid=7"));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "7"));
        assertThat(fact.content().recordings())
                .extracting(ref -> ref.id())
                .containsExactly(Ids.recording(Provider.VOIPMS, "7"));
        assertThat(fact.milestones()).isEmpty();
    }

    private static Fact record(String fields) {
        return Webhooks.fact(Webhooks.voipms(RawTypes.VOIPMS_CALL_CDR, "{\"uniqueid\":\"1\"," + fields + "}"));
    }
}
