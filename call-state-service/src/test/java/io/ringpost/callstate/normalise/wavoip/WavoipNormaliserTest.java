package io.ringpost.callstate.normalise.wavoip;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static io.ringpost.callstate.fixture.Webhooks.fact;
import static io.ringpost.callstate.fixture.Webhooks.wavoip;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.normalise.CallNormaliser;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.RecordingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavoipNormaliserTest {
    @Test
    void aNewCallIsActive() {
        Fact fact = fact(wavoip(RawTypes.WAVOIP_CALL, """
                {"type":"CALL","action":"CREATE","whatsapp_call_id":"3528B6CD00112233445566778899AABB","id_session":12,
                 "caller":"556698887777","receiver":"5511987654321","status":"ACTIVE","direction":"INCOMING",
                 "duration":0,"record_status":"RECORDING"}"""));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.WAVOIP, "3528B6CD00112233445566778899AABB"));
        assertThat(fact.progress().call()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(fact.parties().callType()).isEqualTo(CallType.WHATSAPP_CALL);
        assertThat(fact.parties().from()).isEqualTo("+5566998887777");
        assertThat(fact.parties().to()).isEqualTo("+5511987654321");
        assertThat(fact.times().startedAt()).isEqualTo(RECEIVED);
        assertThat(fact.times().durationSeconds()).isNull();
    }

    @Test
    void theLaterOfTwoTypesDoesNotHideTheCall() {
        Fact fact = fact(
                wavoip(
                        RawTypes.WAVOIP_CALL,
                        "{\"type\":\"CALL\",\"whatsapp_call_id\":\"A1\",\"status\":\"ENDED\",\"duration\":12,\"type\":\"HUMANIZED\"}"));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({
        "INCOMING_RING,0,RINGING",
        "OUTGOING_RING,0,RINGING",
        "OUTGOING_CALLING,0,RINGING",
        "CONNECTING,0,RINGING",
        "RINGING,0,RINGING",
        "CALLING,0,RINGING",
        "ACTIVE,0,IN_PROGRESS",
        "ACCEPTED,0,IN_PROGRESS",
        "ENDED,37,COMPLETED",
        "HANDLED_REMOTELY,0,COMPLETED",
        "NOT_ANSWERED,0,NO_ANSWER",
        "UNANSWERED,0,NO_ANSWER",
        "MISSED,0,NO_ANSWER",
        "REJECTED,0,BUSY",
        "CANCELLED,0,CANCELED",
        "canceled,0,CANCELED",
        "FAILED,0,FAILED",
        "FAILED,37,COMPLETED",
        "CONNECTION_LOST,0,",
        "DISCONNECTED,0,",
        "NONE,0,",
        "REMOTE_CALL_IN_PROGRESS,0,",
        "LEVITATING,0,"
    })
    void everyWordOnTheWireIsRead(String word, int duration, CallStatus status) {
        Fact fact = fact(wavoip(
                RawTypes.WAVOIP_CALL,
                "{\"whatsapp_call_id\":\"A1\",\"status\":\"" + word + "\",\"duration\":" + duration + "}"));

        assertThat(fact.progress().call()).isEqualTo(status);
        assertThat(fact.progress().word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"INCOMING,,INBOUND", "OUTCOMING,,OUTBOUND", "outgoing,,OUTBOUND", ",OUTGOING_RING,OUTBOUND", ",ACTIVE,"
    })
    void directionsAreReadOrGuessedFromTheStatus(String direction, String status, Direction expected) {
        assertThat(WavoipWords.direction(direction, status)).isEqualTo(expected);
    }

    @Test
    void anEndWithoutDurationProvesNoAnswer() {
        Fact fact = fact(wavoip(RawTypes.WAVOIP_CALL, "{\"whatsapp_call_id\":\"A1\",\"status\":\"ENDED\"}"));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
        assertThat(fact.progress().answered()).isFalse();
    }

    @Test
    void numericIdsAreIdsAsWritten() {
        Fact fact = fact(wavoip(RawTypes.WAVOIP_CALL, "{\"whatsapp_call_id\":123456789,\"status\":\"ACTIVE\"}"));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.WAVOIP, "123456789"));
    }

    @ParameterizedTest
    @CsvSource({
        "record_status,READY,WAITING",
        "status,READY,WAITING",
        "record_status,MIXING,WAITING",
        "record_status,DISABLED,DISABLED",
        "status,EMPTY_RECORDING,EMPTY"
    })
    void aRecordingIsToldInEitherField(String field, String word, RecordingStatus status) {
        Fact fact = fact(wavoip(
                RawTypes.WAVOIP_RECORD,
                "{\"type\":\"RECORD\",\"whatsapp_call_id\":\"A1\",\"" + field + "\":\"" + word + "\"}"));

        assertThat(fact.progress().call()).isNull();
        assertThat(fact.content().recordings())
                .containsExactly(new RecordingRef(Ids.recording(Provider.WAVOIP, "A1"), status, "call"));
    }

    @Test
    void aDeviceIsNoCall() {
        assertThat(CallNormaliser.read(wavoip(RawTypes.WAVOIP_DEVICE, "{\"type\":\"DEVICE\",\"status\":\"open\"}")))
                .isInstanceOf(Reading.NoCall.class);
    }
}
