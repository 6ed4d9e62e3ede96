package io.ringpost.recording.discover;

import static io.ringpost.recording.fixture.Webhooks.RECEIVED;
import static io.ringpost.recording.fixture.Webhooks.notice;
import static io.ringpost.recording.fixture.Webhooks.retell;
import static io.ringpost.recording.fixture.Webhooks.silent;
import static io.ringpost.recording.fixture.Webhooks.twilio;
import static io.ringpost.recording.fixture.Webhooks.voipms;
import static io.ringpost.recording.fixture.Webhooks.wavoip;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The odder shapes in which providers speak of recordings. */
class ShapesTest {
    @ParameterizedTest
    @CsvSource({
        "recording_url,scrubbed_recording_url",
        "scrubbed_recording_url,recording_multi_channel_url",
        "recording_multi_channel_url,x"
    })
    void retellsAddressesHaveARank(String name, String lesser) {
        RecordingNotice notice = call("\"" + lesser + "\":\"https://b\",\"" + name + "\":\"https://a\"");

        assertThat(notice.url()).isEqualTo("https://a");
        assertThat(notice.said().at()).isEqualTo(RECEIVED);
        assertThat(notice.said().word()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"metadata\":{\"CallSid\":\"CA1\"},\"telephony_identifier\":{\"twilio_call_sid\":\"CA2\"}",
                "\"metadata\":{\"callSid\":\"CA1\"}",
                "\"metadata\":{\"call_sid\":\"CA1\"}",
                "\"metadata\":{\"twilio_call_sid\":\"CA1\"}",
                "\"metadata\":{\"CallSid\":\"{{sid}}\"},\"retell_llm_dynamic_variables\":{\"twilio_call_sid\":\"CA1\"}",
                "\"metadata\":{\"CallSid\":\"test\"},\"telephony_identifier\":{\"twilio_call_sid\":\"CA1\"}"
            })
    void retellsCallIsFiledUnderTheTwilioLeg(String place) {
        RecordingNotice notice = call("\"recording_url\":\"https://a\"," + place);

        assertThat(notice.legs()).containsExactly(new LegRef(Provider.TWILIO, "CA1"), new LegRef(Provider.RETELL, "c"));
        assertThat(notice.providerCallId()).isEqualTo("c");
    }

    @Test
    void retellsCallMaySayNoMore() {
        RecordingNotice notice = call("\"recording_url\":\"https://a\"");

        assertThat(notice.details().transcript()).isNull();
        assertThat(notice.details().durationSeconds()).isNull();
        assertThat(notice.details().to()).isNull();
        assertThat(notice.legs()).containsExactly(new LegRef(Provider.RETELL, "c"));
        assertThat(call("\"recording_url\":\"https://a\",\"to_number\":\"+2\"")
                        .details()
                        .to())
                .isEqualTo("+2");
        assertThat(silent(retell("call_ended", "{\"call\":{\"recording_url\":\"https://a\"}}")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,", "1,1", "2,2", "3,", "x,"})
    void twiliosRecordingsHaveOneChannelOrTwo(String channels, Integer read) {
        assertThat(recording("RecordingChannels=" + channels).details().channels())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"deleted,EMPTY", "'',READY", "stopped,UNDER_WAY"})
    void twiliosRarerWordsAreRead(String word, Stage stage) {
        assertThat(recording("RecordingStatus=" + word).stage()).isEqualTo(stage);
    }

    @Test
    void twiliosAccountIsTheCallersOrOurs() {
        assertThat(recording("AccountSid=AC2").details().account()).isEqualTo("AC2");
        assertThat(recording("x=y").details().account()).isEqualTo("default");
    }

    @Test
    void twiliosNumbersHaveTwoNames() {
        RecordingNotice notice = recording("Caller=%2B1&Called=%2B2");

        assertThat(notice.details().from()).isEqualTo("+1");
        assertThat(notice.details().to()).isEqualTo("+2");
        assertThat(recording("From=%2B3&Caller=%2B1").details().from()).isEqualTo("+3");
    }

    @Test
    void twiliosConferenceNamesItself() {
        RecordingNotice notice = notice(twilio(RawTypes.TWILIO_RECORDING_STATUS, "ConferenceSid=CF1&RecordingSid=RE1"));

        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.TWILIO, "CF1"));
    }

    @ParameterizedTest
    @CsvSource({"64,true", "65,false"})
    void twiliosIdsHaveALength(int length, boolean read) {
        String body = "CallSid=CA1&RecordingSid=" + "R".repeat(length);

        assertThat(silent(twilio(RawTypes.TWILIO_RECORDING_STATUS, body))).isEqualTo(!read);
    }

    @Test
    void twiliosIdCountsMoreThanItsAddress() {
        RecordingNotice notice = recording("RecordingUrl=https://api.twilio.com/Recordings/RE2");
        RecordingNotice unnamed =
                notice(twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA1&RecordingUrl=https://x/Recordings/RE2.mp3"));

        assertThat(notice.providerRecordingId()).isEqualTo("RE1");
        assertThat(unnamed.providerRecordingId()).isEqualTo("RE2");
        assertThat(silent(twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA1&RecordingUrl=https://x/RE2")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"failed,hello,failed", "completed,'',failed", "completed,hello,done", "'',hello,done"})
    void twiliosTranscriptsMayFail(String status, String text, String end) {
        RecordingNotice notice = notice(twilio(
                RawTypes.TWILIO_TRANSCRIPTION_STATUS,
                "CallSid=CA1&RecordingSid=RE1&TranscriptionStatus=" + status + "&TranscriptionText=" + text));

        assertThat(notice.details().transcript())
                .isEqualTo(
                        end.equals("done")
                                ? new Transcript("done", text, "en-US")
                                : new Transcript("failed", null, null));
        assertThat(recording("TranscriptionText=hello").details().transcript()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RawTypes.TWILIO_VOICE_INCOMING,
                RawTypes.TWILIO_VOICE_STATUS,
                RawTypes.TWILIO_DIAL_RESULT,
                RawTypes.TWILIO_RECORDING_STATUS,
                RawTypes.TWILIO_TRANSCRIPTION_STATUS
            })
    void anyOfTwiliosVoiceWebhooksMaySpeakOfARecording(String type) {
        assertThat(silent(twilio(type, "CallSid=CA1&RecordingSid=RE1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,", "37,37", "-1,"})
    void wavoipsLengthIsKnownWhenTheCallHasEnded(String duration, Integer seconds) {
        RecordingNotice notice = notice(wavoip(
                RawTypes.WAVOIP_CALL,
                "{\"id\":\"W1\",\"record_status\":\"ready\",\"record_url\":\"https://w\",\"duration\":" + duration
                        + "}"));

        assertThat(notice.details().durationSeconds()).isEqualTo(seconds);
        assertThat(notice.id()).isEqualTo(Ids.recording(Provider.WAVOIP, "W1"));
        assertThat(notice.url()).isEqualTo("https://w");
    }

    @ParameterizedTest
    @CsvSource({"00:01:23,83", "01:23,83", "1:00:00,3600", "83,83", "x:y,", "1:2:3:4,", "'',"})
    void voipmsDurationsHaveColonsOrNone(String text, Integer seconds) {
        RecordingNotice notice = notice(voipms("{\"callid\":\"1\",\"duration\":\"" + text + "\"}"));

        assertThat(notice.details().durationSeconds()).isEqualTo(seconds);
        assertThat(notice.stage()).isEqualTo(Stage.READY);
    }

    @Test
    void whatNobodyReadsIsNamedSo() {
        Discovery text = RawDiscovery.of(twilio(RawTypes.TWILIO_SMS_INCOMING, "x=y"));
        Discovery broken = RawDiscovery.of(voipms("nothing"));

        assertThat(text).isEqualTo(new Discovery.Nothing("no_recording"));
        assertThat(broken).isEqualTo(new Discovery.Unreadable("unreadable_body", "neither a JSON object nor a form"));
    }

    private static RecordingNotice recording(String more) {
        return notice(twilio(RawTypes.TWILIO_RECORDING_STATUS, "CallSid=CA1&RecordingSid=RE1&" + more));
    }

    private static RecordingNotice call(String fields) {
        return notice(retell("call_ended", "{\"call\":{\"call_id\":\"c\"," + fields + "}}"));
    }
}
