package io.ringpost.recording.discover;

import static io.ringpost.recording.fixture.Webhooks.notice;
import static io.ringpost.recording.fixture.Webhooks.raw;
import static io.ringpost.recording.fixture.Webhooks.retell;
import static io.ringpost.recording.fixture.Webhooks.silent;
import static io.ringpost.recording.fixture.Webhooks.voipms;
import static io.ringpost.recording.fixture.Webhooks.wavoip;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.fixture.Calls;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherDiscoveriesTest {
    private static final String RETELL_ENDED = """
            {"event":"call_ended","call":{"call_id":"call_1","agent_id":"a","call_status":"ended","direction":"inbound",
             "from_number":"+5533999887766","to_number":"+553322980007","duration_ms":83400,
             "metadata":{"CallSid":"CA1"},"telephony_identifier":{"twilio_call_sid":"CA2"},
             "transcript":"Agent: Bom dia","recording_url":"https://d.cloudfront.example/call_1/recording.wav"}}""";

    @Test
    void retellsEndedCallOffersItsAudio() {
        RecordingNotice notice = notice(retell("call_ended", RETELL_ENDED));

        assertThat(notice.id()).isEqualTo(Ids.recording(Provider.RETELL, "call_1"));
        assertThat(notice.providerRecordingId()).isNull();
        assertThat(notice.providerCallId()).isEqualTo("call_1");
        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.TWILIO, "CA1"));
        assertThat(notice.stage()).isEqualTo(Stage.READY);
        assertThat(notice.url()).isEqualTo("https://d.cloudfront.example/call_1/recording.wav");
        assertThat(notice.details().durationSeconds()).isEqualTo(83);
        assertThat(notice.details().from()).isEqualTo("+5533999887766");
        assertThat(notice.details().transcript()).isEqualTo(new Transcript("done", "Agent: Bom dia", null));
    }

    @Test
    void retellsAnalysedCallOffersWhatIsLeftOfIt() {
        RecordingNotice notice = notice(
                retell(
                        "call_analyzed",
                        "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_1\",\"scrubbed_recording_url\":\"https://s\"}}"));

        assertThat(notice.url()).isEqualTo("https://s");
        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.RETELL, "call_1"));
    }

    @Test
    void retellsCallWithoutAudioSaysNothing() {
        assertThat(silent(retell("call_ended", "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_1\"}}")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"RECORDING,UNDER_WAY", "MIXING,MIXING", "READY,READY", "DISABLED,DISABLED", "EMPTY_RECORDING,EMPTY"})
    void wavoipsStatesAreReadUnderBothNamesAndOnCalls(String word, Stage stage) {
        List<RecordingNotice> notices = List.of(
                notice(wavoip(
                        RawTypes.WAVOIP_RECORD,
                        "{\"type\":\"RECORD\",\"action\":\"UPDATE\",\"whatsapp_call_id\":\"3528B6CD\",\"id_session\":7,"
                                + "\"record_status\":\"" + word + "\",\"record_url\":\"https://evil.example\"}")),
                notice(wavoip(
                        RawTypes.WAVOIP_RECORD,
                        "{\"type\":\"RECORD\",\"whatsapp_call_id\":\"3528B6CD\",\"status\":\"" + word + "\"}")),
                notice(wavoip(
                        RawTypes.WAVOIP_CALL,
                        "{\"type\":\"CALL\",\"whatsapp_call_id\":\"3528B6CD\",\"status\":\"ENDED\",\"duration\":37,"
                                + "\"record_status\":\"" + word + "\"}")));

        assertThat(notices).extracting(RecordingNotice::stage).containsOnly(stage);
        assertThat(notices).extracting(notice -> notice.said().word()).containsOnly(word);
        assertThat(notices).extracting(RecordingNotice::id).containsOnly(Ids.recording(Provider.WAVOIP, "3528B6CD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"CALL\",\"whatsapp_call_id\":1,\"status\":\"READY\"}",
                "{\"type\":\"CALL\",\"whatsapp_call_id\":1,\"record_status\":\"LEVITATING\"}",
                "{\"type\":\"CALL\",\"record_status\":\"READY\"}"
            })
    void wavoipsCallWithoutStateSaysNothing(String body) {
        assertThat(silent(wavoip(RawTypes.WAVOIP_CALL, body))).isTrue();
    }

    @Test
    void wavoipsNumericIdIsTheSameAsText() {
        RecordingNotice number = notice(
                wavoip(RawTypes.WAVOIP_RECORD, "{\"whatsapp_call_id\":12345678901234567890,\"status\":\"READY\"}"));
        RecordingNotice text = notice(
                wavoip(RawTypes.WAVOIP_RECORD, "{\"whatsapp_call_id\":\"12345678901234567890\",\"status\":\"READY\"}"));

        assertThat(number.id()).isEqualTo(text.id());
    }

    @Test
    void voipmsRelaysNameTheRecordingInJsonOrForm() {
        RecordingNotice json = notice(
                voipms(
                        "{\"callid\":\"128238059\",\"account\":\"100000_sub\",\"callrecording\":\"MTAwMDAw\",\"duration\":\"01:23\"}"));
        RecordingNotice form = notice(voipms("uniqueid=128238059&callrecording=MTAwMDAw&duration=83"));

        assertThat(json.id()).isEqualTo(form.id()).isEqualTo(Ids.recording(Provider.VOIPMS, "MTAwMDAw"));
        assertThat(json.details().account()).isEqualTo("100000_sub");
        assertThat(json.details().durationSeconds())
                .isEqualTo(form.details().durationSeconds())
                .isEqualTo(83);
        assertThat(json.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "128238059"));
    }

    @Test
    void voipmsRelaysThatKnowOnlyOneIdAreTakenAtTheirWord() {
        RecordingNotice byCall = notice(voipms("callid=1&recording_url=https%3A%2F%2Fvoip.ms%2Fx.mp3"));
        RecordingNotice byRecording = notice(voipms("callrecording=MTAwMDAw"));
        RecordingNotice both = notice(voipms("callid=1&callrecording=MTAwMDAw"));

        assertThat(byCall.id()).isEqualTo(Ids.recording(Provider.VOIPMS, "1"));
        assertThat(byCall.url()).isEqualTo("https://voip.ms/x.mp3");
        assertThat(byRecording.join(both).legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "1"));
        assertThat(silent(voipms("recording_url=https%3A%2F%2Fvoip.ms%2Fx.mp3")))
                .isTrue();
    }

    @Test
    void aPercentSignThatStandsForItselfIsRead() {
        RecordingNotice notice =
                notice(voipms("callid=1&note=100% sure, 5%zz%2&recording_url=https%3A%2F%2Fvoip.ms%2Fx"));

        assertThat(notice.url()).isEqualTo("https://voip.ms/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "message=100%&from=1", "no form"})
    void aTextIsNotReadAtAll(String body) {
        assertThat(silent(raw(Provider.VOIPMS, RawTypes.VOIPMS_SMS_RECEIVED, body)))
                .isTrue();
        assertThat(silent(raw(Provider.TWILIO, RawTypes.TWILIO_SMS_INCOMING, body)))
                .isTrue();
        assertThat(silent(raw(Provider.WAVOIP, RawTypes.WAVOIP_DEVICE, body))).isTrue();
    }

    @Test
    void whatIsNoFormAndNoJsonCannotBeRead() {
        String cause = RawDiscovery.of(voipms("{")).match(found -> "", reason -> "", (reason, why) -> reason);

        assertThat(cause).isEqualTo("unreadable_body");
    }

    @Test
    void theEndOfAnAnsweredRetellCallLeadsToAQuestionByItsId() {
        Leg parent = new Leg(Provider.TWILIO, "CA1", "parent", CallStatus.COMPLETED, null);
        Leg agent = new Leg(Provider.RETELL, "call_1", "agent", CallStatus.IN_PROGRESS, "ongoing");
        Leg missed = new Leg(Provider.RETELL, "call_2", "agent", CallStatus.NO_ANSWER, "registered_call_timeout");

        Finding ended = Calls.finding(Calls.ended(3, 37, parent, agent, missed));

        assertThat(ended.notices())
                .extracting(RecordingNotice::id)
                .containsExactly(Ids.recording(Provider.RETELL, "call_1"));
        assertThat(ended.notices()).allMatch(RecordingNotice::askable);
    }

    @Test
    void theEndOfAnAnsweredWhatsappCallLeadsToAQuestion() {
        Leg leg = new Leg(Provider.WAVOIP, "W1", "call", CallStatus.COMPLETED, "ENDED");

        Finding talked = Calls.finding(Calls.ended(3, 37, leg));
        Finding silent = Calls.finding(Calls.ended(3, 0, leg));

        assertThat(talked.notices()).extracting(RecordingNotice::stage).containsExactly(Stage.UNDER_WAY);
        assertThat(silent.notices()).isEmpty();
        assertThat(talked.calls())
                .containsExactly(new CallNews(
                        Ids.leg(Provider.WAVOIP, "W1"),
                        List.of(Ids.leg(Provider.WAVOIP, "W1")),
                        3,
                        new CallNews.Ended(Calls.FROM, Calls.TO, List.of("W1")),
                        false));
    }
}
