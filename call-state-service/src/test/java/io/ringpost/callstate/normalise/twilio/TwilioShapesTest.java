package io.ringpost.callstate.normalise.twilio;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.raw.RawTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioShapesTest {
    private static final NamedLeg LEG = NamedLeg.first(new LegRef(Provider.TWILIO, "CA1"));

    @ParameterizedTest
    @CsvSource({
        "queued,QUEUED",
        "initiated,INITIATED",
        "ringing,RINGING",
        "in-progress,IN_PROGRESS",
        "answered,IN_PROGRESS",
        "completed,COMPLETED",
        "busy,BUSY",
        "no-answer,NO_ANSWER",
        "failed,FAILED",
        "canceled,CANCELED",
        "cancelled,CANCELED",
        "'',"
    })
    void everyWordIsAStatus(String word, CallStatus status) {
        Fact fact = status("CallStatus=" + word);

        assertThat(fact.progress().call()).isEqualTo(status);
        assertThat(fact.progress().leg()).isEqualTo(status);
        assertThat(fact.times()).isEqualTo(Times.reached(status, RECEIVED));
    }

    @ParameterizedTest
    @CsvSource({"inbound,INBOUND", "outbound-api,OUTBOUND", "outbound-dial,OUTBOUND", "trunking-originating,", "'',"})
    void theDirectionIsAWord(String word, Direction direction) {
        assertThat(status("CallStatus=ringing&Direction=" + word).parties().direction())
                .isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"answered,COMPLETED", "completed,COMPLETED", "busy,RINGING", "no-answer,RINGING"})
    void aDialThatReachedSomebodyEndsTheCall(String word, CallStatus call) {
        Fact fact = read(RawTypes.TWILIO_DIAL_RESULT, "DialCallSid=CA2&DialCallStatus=" + word);

        assertThat(fact.progress().call()).isEqualTo(call);
        assertThat(fact.progress().word()).isEqualTo(word);
        assertThat(fact.times().endedAt()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({"completed,RINGING", "in-progress,IN_PROGRESS", "queued,QUEUED"})
    void aQuestionIsNeverAnEnd(String word, CallStatus status) {
        Fact fact = read(RawTypes.TWILIO_VOICE_INCOMING, "CallStatus=" + word);

        assertThat(fact.progress().call()).isEqualTo(status);
        assertThat(fact.times().startedAt()).isEqualTo(RECEIVED);
        assertThat(fact.progress().word()).isEqualTo(word);
    }

    @Test
    void aLegThatNamesItselfAsParentIsTheFirst() {
        assertThat(status("CallStatus=ringing&ParentCallSid=CA1").legs()).containsExactly(LEG);
    }

    @ParameterizedTest
    @CsvSource({
        "sip:c1@sip.retellai.com,true",
        "sips:c1@retellai.com,true",
        "sip:c1@5t4n6j0wnrl.sip.retellai.com:5061;transport=tls,true",
        "sip:c1@sip.retellai.com?x=y,true",
        "sip:c1@retellai.com.example.com,false",
        "sip:c1@notretellai.com,false",
        "sip:c1;p@sip.retellai.com,false",
        "+553322980007,false"
    })
    void aSipAddressMayNameARetellCall(String to, boolean named) {
        NamedLeg agent = NamedLeg.first(new LegRef(Provider.RETELL, "c1"));

        List<NamedLeg> legs =
                status("CallStatus=ringing&To=" + to.replace("+", "%2B")).legs();
        List<NamedLeg> called =
                status("CallStatus=ringing&Called=" + to.replace("+", "%2B")).legs();

        assertThat(legs).isEqualTo(named ? List.of(LEG, agent) : List.of(LEG)).isEqualTo(called);
    }

    @Test
    void partiesHaveTwoNames() {
        Fact fact = status("CallStatus=ringing&Caller=%2B14165551234&Called=%2B14165551235");

        assertThat(fact.parties().from()).isEqualTo("+14165551234");
        assertThat(fact.parties().to()).isEqualTo("+14165551235");
    }

    @Test
    void aSidCountsMoreThanAUrl() {
        String url = "RecordingUrl=https://api.twilio.com/Recordings/RE7.json";

        assertThat(recordings(url)).containsExactly(Ids.recording(Provider.TWILIO, "RE7"));
        assertThat(recordings(url + "&RecordingSid=RE8")).containsExactly(Ids.recording(Provider.TWILIO, "RE8"));
        assertThat(recordings("RecordingUrl=https://example.com/RE7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RawTypes.TWILIO_RECORDING_STATUS, RawTypes.TWILIO_TRANSCRIPTION_STATUS})
    void whatComesAsideNamesOnlyItsLeg(String type) {
        Fact fact = read(type, "CallStatus=completed&ParentCallSid=CA0&To=%2B14165551234");

        assertThat(fact.legs()).containsExactly(LEG);
        assertThat(fact.times()).isEqualTo(Times.NONE);
        assertThat(fact.milestones()).isEmpty();
    }

    private static List<String> recordings(String fields) {
        return status("CallStatus=completed&" + fields).content().recordings().stream()
                .map(ref -> ref.id())
                .toList();
    }

    private static Fact status(String fields) {
        return read(RawTypes.TWILIO_VOICE_STATUS, fields);
    }

    private static Fact read(String type, String fields) {
        return Webhooks.fact(Webhooks.twilio(type, "CallSid=CA1&" + fields));
    }
}
