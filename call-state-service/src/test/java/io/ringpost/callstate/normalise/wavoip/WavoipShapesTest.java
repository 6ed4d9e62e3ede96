package io.ringpost.callstate.normalise.wavoip;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.callstate.normalise.CallNormaliser;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.raw.RawTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavoipShapesTest {
    @ParameterizedTest
    @CsvSource({"INCOMING_RING,INBOUND", "OUTGOING_CALLING,OUTBOUND", "ENDED,"})
    void theStatusMayTellTheDirection(String status, Direction direction) {
        assertThat(call("\"status\":\"" + status + "\"").parties().direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT,IN_PROGRESS", "ANSWERED,IN_PROGRESS"})
    void moreWordsMeanAnAnswer(String word, CallStatus status) {
        Fact fact = call("\"status\":\"" + word + "\"");

        assertThat(fact.progress().call()).isEqualTo(status);
        assertThat(fact.times()).isEqualTo(new Times(null, null, RECEIVED, null, null));
    }

    @Test
    void aDurationMakesAnEndAConversation() {
        Fact fact = call("\"status\":\"ENDED\",\"duration\":1,\"reason\":\"hangup\"");

        assertThat(fact.progress().answered()).isTrue();
        assertThat(fact.times()).isEqualTo(new Times(null, null, null, RECEIVED, 1));
        assertThat(fact.content().disconnectionReason()).isEqualTo("hangup");
    }

    @Test
    void noDurationIsNoLength() {
        Fact fact = call("\"status\":\"ENDED\",\"duration\":0");

        assertThat(fact.progress().answered()).isFalse();
        assertThat(fact.progress().word()).isEqualTo("ENDED");
        assertThat(fact.times().durationSeconds()).isNull();
    }

    @Test
    void onlyWhatIsCreatedBegins() {
        assertThat(call("\"status\":\"RINGING\",\"action\":\"UPDATE\"").times().startedAt())
                .isNull();
        assertThat(call("\"status\":\"RINGING\",\"action\":\"create\"").times().startedAt())
                .isEqualTo(RECEIVED);
    }

    @Test
    void aRecordingWithoutAKnownWordIsNone() {
        assertThat(call("\"status\":\"ENDED\"").content().recordings()).isEmpty();
        assertThat(call("\"status\":\"ENDED\",\"record_status\":\"RECORDING\"")
                        .content()
                        .recordings())
                .extracting(ref -> ref.id())
                .containsExactly(Ids.recording(Provider.WAVOIP, "A1"));
    }

    @Test
    void aRecordingSaysTheMediumOnly() {
        Fact fact = read(RawTypes.WAVOIP_RECORD, "\"status\":\"READY\",\"caller\":\"556698887777\"");

        assertThat(fact.parties()).isEqualTo(new Parties(null, CallType.WHATSAPP_CALL, null, null, null));
        assertThat(fact.times()).isEqualTo(Times.NONE);
    }

    @Test
    void theOtherNameOfACallIsRead() {
        Fact fact = Webhooks.fact(Webhooks.wavoip(RawTypes.WAVOIP_CALL, "{\"id\":\"B2\",\"status\":\"ACTIVE\"}"));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.WAVOIP, "B2"));
    }

    @Test
    void whatIsNeitherCallNorRecordingIsNone() {
        assertThat(CallNormaliser.read(Webhooks.wavoip(RawTypes.WAVOIP_DEVICE, "{\"id\":\"B2\"}")))
                .isEqualTo(new Reading.NoCall("not about a call"));
        assertThat(CallNormaliser.read(Webhooks.wavoip(RawTypes.WAVOIP_CALL, "{\"status\":\"ACTIVE\"}")))
                .isEqualTo(new Reading.NoCall("names no call"));
    }

    private static Fact call(String fields) {
        return read(RawTypes.WAVOIP_CALL, fields);
    }

    private static Fact read(String type, String fields) {
        return Webhooks.fact(Webhooks.wavoip(type, "{\"whatsapp_call_id\":\"A1\"," + fields + "}"));
    }
}
