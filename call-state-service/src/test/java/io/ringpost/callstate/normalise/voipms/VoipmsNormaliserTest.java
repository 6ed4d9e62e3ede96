package io.ringpost.callstate.normalise.voipms;

import static io.ringpost.callstate.fixture.Webhooks.fact;
import static io.ringpost.callstate.fixture.Webhooks.voipms;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.normalise.CallNormaliser;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.RecordingStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoipmsNormaliserTest {
    @Test
    void aCallRecordTellsAWholeCall() {
        Fact fact = fact(voipms(RawTypes.VOIPMS_CALL_CDR, """
                {"callid":"12345","callerid":"4165551234","destination":"2125550123","disposition":"answered",
                 "duration":"00:01:23","seconds":"83","date":"2024-01-01 10:00:00","total":"0.0150"}"""));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "12345"));
        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
        assertThat(fact.parties().from()).isEqualTo("+14165551234");
        assertThat(fact.times().startedAt()).isEqualTo(Instant.parse("2024-01-01T10:00:00Z"));
        assertThat(fact.times().endedAt()).isEqualTo(Instant.parse("2024-01-01T10:01:23Z"));
        assertThat(fact.times().durationSeconds()).isEqualTo(83);
        assertThat(fact.content().cost()).isEqualTo(new Cost("0.0150", null));
    }

    @Test
    void theProvidersOwnNameOfTheCallIsPreferred() {
        Fact fact = fact(voipms(RawTypes.VOIPMS_CALL_CDR, """
                {"callid":"1","uniqueid":"12964421x41098i8c","callerid":"\\"JOHN DOE\\" <4165551234>",
                 "destination":"4165559999","disposition":"NO ANSWER","duration":"00:00:11","destination_type":"IN:CAN"}"""));

        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "12964421x41098i8c"));
        assertThat(fact.parties().from()).isEqualTo("+14165551234");
        assertThat(fact.parties().direction()).isEqualTo(Direction.INBOUND);
        assertThat(fact.times().durationSeconds()).isEqualTo(11);
    }

    @Test
    void aFormIsReadLikeJson() {
        Fact fact = fact(
                voipms(RawTypes.VOIPMS_CALL_CDR, "uniqueid=77&disposition=BUSY&destination_type=OUT%3AUSA&seconds=0"));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.BUSY);
        assertThat(fact.parties().direction()).isEqualTo(Direction.OUTBOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWERED,COMPLETED",
        "answered,COMPLETED",
        "NO ANSWER,NO_ANSWER",
        "NOANSWER,NO_ANSWER",
        "no-answer,NO_ANSWER",
        "Busy,BUSY",
        "FAILED,FAILED",
        "levitated,"
    })
    void dispositionsAreReadWhateverTheirSpelling(String word, CallStatus status) {
        Fact fact = fact(voipms(RawTypes.VOIPMS_CALL_CDR, "{\"uniqueid\":\"1\",\"disposition\":\"" + word + "\"}"));

        assertThat(fact.progress().call()).isEqualTo(status);
    }

    @Test
    void aRecordingNoticeBelongsToTheCallThatItNames() {
        Fact fact = fact(voipms(
                RawTypes.VOIPMS_RECORDING_READY,
                "{\"uniqueid\":\"1\",\"callrecording\":\"abc\",\"recording_url\":\"https://voip.ms/r\"}"));

        assertThat(fact.content().recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.VOIPMS, "abc"), RecordingStatus.WAITING, "call"));
    }

    @Test
    void aRecordingNoticeThatNamesNoCallIsNone() {
        assertThat(CallNormaliser.read(voipms(RawTypes.VOIPMS_RECORDING_READY, "account=1&callrecording=abc")))
                .isEqualTo(new Reading.NoCall("names no call"));
    }

    @Test
    void aPercentSignThatStandsForItselfIsRead() {
        Fact fact = fact(voipms(RawTypes.VOIPMS_CALL_CDR, "uniqueid=77&disposition=BUSY&note=100% sure, 5%zz%2"));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.BUSY);
    }

    @Test
    void aTextIsNoCall() {
        assertThat(CallNormaliser.read(voipms(RawTypes.VOIPMS_SMS_RECEIVED, "from=1&to=2&message=hi")))
                .isEqualTo(new Reading.NoCall("not about a call"));
    }

    @ParameterizedTest
    @CsvSource({"00:01:23,83", "01:23,83", "1:00:00,3600", "83,", "x:y,", "00:00:00,0"})
    void colonsTellTheUnits(String text, Integer seconds) {
        assertThat(ColonTime.seconds(text)).isEqualTo(seconds);
    }
}
