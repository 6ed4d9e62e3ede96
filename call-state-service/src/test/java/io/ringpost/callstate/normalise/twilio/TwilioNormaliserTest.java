package io.ringpost.callstate.normalise.twilio;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static io.ringpost.callstate.fixture.Webhooks.fact;
import static io.ringpost.callstate.fixture.Webhooks.twilio;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Parties;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioNormaliserTest {
    private static final LegRef PARENT = new LegRef(Provider.TWILIO, "CA1");
    private static final LegRef CHILD = new LegRef(Provider.TWILIO, "CA2");

    @Test
    void anIncomingCallRings() {
        Fact fact = fact(
                twilio(
                        RawTypes.TWILIO_VOICE_INCOMING,
                        "CallSid=CA1&AccountSid=AC1&From=%2B5533999887766&To=%2B553322980007&CallStatus=ringing&Direction=inbound"));

        assertThat(fact.legs()).containsExactly(NamedLeg.first(PARENT));
        assertThat(fact.progress().call()).isEqualTo(CallStatus.RINGING);
        assertThat(fact.parties())
                .isEqualTo(
                        new Parties(Direction.INBOUND, CallType.PHONE_CALL, "+5533999887766", "+553322980007", null));
        assertThat(fact.times().startedAt()).isEqualTo(RECEIVED);
        assertThat(fact.times().ringingAt()).isEqualTo(RECEIVED);
    }

    @Test
    void anIncomingCallWithoutStatusRingsToo() {
        Fact fact = fact(twilio(RawTypes.TWILIO_VOICE_INCOMING, "CallSid=CA1&From=anonymous&To=%2B553322980007"));

        assertThat(fact.progress().leg()).isEqualTo(CallStatus.RINGING);
        assertThat(fact.parties().from()).isEqualTo("anonymous");
    }

    @Test
    void theEndOfAnUnconnectedLegHasItsOwnTimeAndDuration() {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=CA1&CallStatus=completed&CallDuration=45&Duration=1&Direction=inbound&From=%2B5533999887766"
                        + "&To=%2B553322980007&Timestamp=Wed%2C+31+Dec+2025+12%3A00%3A00+%2B0000&SequenceNumber=0"));

        assertThat(fact.origin().time()).isEqualTo(Instant.parse("2025-12-31T12:00:00Z"));
        assertThat(fact.times().endedAt()).isEqualTo(Instant.parse("2025-12-31T12:00:00Z"));
        assertThat(fact.times().durationSeconds()).isEqualTo(45);
        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void aDialledLegNamesItsParentAndTheRetellCallThatItReaches() {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=CA2&ParentCallSid=CA1&CallStatus=in-progress&Direction=outbound-dial&From=%2B5533999887766"
                        + "&To=sip%3Acall_0a1b%40sip.retellai.com%3Btransport%3Dtcp"));

        assertThat(fact.legs())
                .containsExactly(
                        NamedLeg.dialled(CHILD),
                        NamedLeg.first(PARENT),
                        NamedLeg.first(new LegRef(Provider.RETELL, "call_0a1b")));
        assertThat(fact.legId()).isEqualTo(CHILD.id());
        assertThat(fact.parties()).isEqualTo(Parties.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "failed", "no-answer", "canceled"})
    void aDialledLegThatFailsDoesNotEndTheCall(String word) {
        Fact fact = fact(twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA2&ParentCallSid=CA1&CallStatus=" + word));

        assertThat(fact.progress().leg()).isEqualTo(TwilioWords.status(word)).isNotNull();
        assertThat(fact.progress().call()).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void aDialResultTellsOfTheDialledLeg() {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_DIAL_RESULT,
                "CallSid=CA1&CallStatus=in-progress&DialCallSid=CA2&DialCallStatus=completed&DialCallDuration=30"
                        + "&To=%2B553322980007&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2F2010-04-01%2FAccounts%2FAC1"
                        + "%2FRecordings%2FRE9"));

        assertThat(fact.legs()).containsExactly(NamedLeg.dialled(CHILD), NamedLeg.first(PARENT));
        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
        assertThat(fact.times().durationSeconds()).isEqualTo(30);
        assertThat(fact.content().recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.TWILIO, "RE9"), RecordingStatus.WAITING, "call"));
    }

    @Test
    void aDialResultWithoutALegIsKeptAndChangesNothing() {
        Fact fact = fact(twilio(RawTypes.TWILIO_DIAL_RESULT, "CallSid=CA1&DialCallStatus=failed"));

        assertThat(fact.legId()).isEqualTo(PARENT.id());
        assertThat(fact.progress().call()).isNull();
    }

    @Test
    void aRecordingUrlOnACallStatusIsANotice() {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=CA1&CallStatus=completed&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRecordings%2FRE7"));

        assertThat(fact.content().recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.TWILIO, "RE7"), RecordingStatus.WAITING, "call"));
    }

    @ParameterizedTest
    @CsvSource({
        "completed,DialVerb,WAITING,call",
        "in-progress,RecordVerb,WAITING,voicemail",
        "absent,DialVerb,EMPTY,call",
        "failed,RecordVerb,FAILED,voicemail"
    })
    void aRecordingStatusSaysNothingOfHowFarTheCallCame(
            String word, String source, RecordingStatus status, String kind) {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_RECORDING_STATUS,
                "CallSid=CA1&RecordingSid=RE1&RecordingStatus=" + word + "&RecordingSource=" + source));

        assertThat(fact.progress().call()).isNull();
        assertThat(fact.content().recordings())
                .containsExactly(new RecordingRef(Ids.recording(Provider.TWILIO, "RE1"), status, kind));
    }

    @Test
    void aTranscriptionIsATranscript() {
        Fact fact = fact(twilio(
                RawTypes.TWILIO_TRANSCRIPTION_STATUS, "CallSid=CA1&TranscriptionText=Please+call+me&RecordingSid=RE1"));

        assertThat(fact.content().transcript()).isEqualTo("Please call me");
    }

    @Test
    void anUnknownWordIsKeptAndMeansNothing() {
        Fact fact = fact(twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA1&CallStatus=levitating"));

        assertThat(fact.progress().word()).isEqualTo("levitating");
        assertThat(fact.progress().call()).isNull();
        assertThat(fact.milestones()).isEmpty();
    }

    @Test
    void aTextIsNoCall() {
        Reading reading =
                CallNormaliser.read(twilio(RawTypes.TWILIO_SMS_INCOMING, "MessageSid=SM1&From=%2B1&Body=hello"));

        assertThat(reading).isInstanceOf(Reading.NoCall.class);
    }

    @Test
    void aTextThatQuotesACallIsNoCallEither() {
        Reading reading = CallNormaliser.read(twilio(RawTypes.TWILIO_SMS_STATUS, "MessageSid=SM1&CallSid=CA1"));

        assertThat(reading).isEqualTo(new Reading.NoCall("not about a call"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "CallSid=%GG", "{\"a\":", "nothing"})
    void whatIsNeitherJsonNorFormIsUnreadable(String body) {
        assertThat(CallNormaliser.read(twilio(RawTypes.TWILIO_VOICE_STATUS, body)))
                .isInstanceOf(Reading.Unreadable.class);
    }
}
