package io.ringpost.recording.discover;

import static io.ringpost.recording.fixture.Webhooks.notice;
import static io.ringpost.recording.fixture.Webhooks.silent;
import static io.ringpost.recording.fixture.Webhooks.twilio;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioDiscoveryTest {
    private static final String SID = "RE0123456789abcdef0123456789abcdef";
    private static final String URL = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/" + SID;
    private static final String CALLBACK = "AccountSid=AC1&CallSid=CA1&RecordingSid=" + SID + "&RecordingUrl=" + URL
            + "&RecordingStatus=completed&RecordingDuration=83&RecordingChannels=2&RecordingSource=DialVerb"
            + "&RecordingStartTime=Thu%2C%2015%20Jan%202026%2012%3A00%3A00%20%2B0000&RecordingTrack=both";

    @Test
    void aCallbackOffersTheAudio() {
        RecordingNotice notice = notice(twilio(RawTypes.TWILIO_RECORDING_STATUS, CALLBACK));

        assertThat(notice.id()).isEqualTo(Ids.recording(Provider.TWILIO, SID));
        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.TWILIO, "CA1"));
        assertThat(notice.stage()).isEqualTo(Stage.READY);
        assertThat(notice.said().word()).isEqualTo("completed");
        assertThat(notice.details().account()).isEqualTo("AC1");
        assertThat(notice.url()).isEqualTo(URL);
        assertThat(notice.details().kind()).isEqualTo("call");
        assertThat(notice.details().durationSeconds()).isEqualTo(83);
        assertThat(notice.details().channels()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "in-progress,UNDER_WAY",
        "paused,UNDER_WAY",
        "processing,MIXING",
        "absent,EMPTY",
        "failed,FAILED",
        "completed,READY",
        "levitating,UNDER_WAY"
    })
    void itsWordSaysHowFarItIs(String word, Stage stage) {
        RecordingNotice notice =
                notice(twilio(RawTypes.TWILIO_RECORDING_STATUS, CALLBACK.replace("=completed", "=" + word)));

        assertThat(notice.stage()).isEqualTo(stage);
    }

    @Test
    void anAddressOnACallStatusIsAnOfferOfTheSameRecording() {
        RecordingNotice notice = notice(twilio(
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=CA1&CallStatus=completed&CallDuration=83&From=%2B5533999887766&To=%2B553322980007"
                        + "&Direction=inbound&RecordingUrl=" + URL));

        assertThat(notice.id()).isEqualTo(Ids.recording(Provider.TWILIO, SID));
        assertThat(notice.stage()).isEqualTo(Stage.READY);
        assertThat(notice.details().from()).isEqualTo("+5533999887766");
        assertThat(notice.details().to()).isEqualTo("+553322980007");
    }

    @Test
    void aDialledLegsRecordingBelongsToTheLegThatDialled() {
        RecordingNotice notice = notice(twilio(
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=CA2&ParentCallSid=CA1&CallStatus=completed&From=%2B1&To=%2B2&RecordingSid=" + SID));

        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.TWILIO, "CA1"));
        assertThat(notice.details().from()).isNull();
    }

    @Test
    void whatARecordVerbMadeIsAVoicemail() {
        RecordingNotice callback =
                notice(twilio(RawTypes.TWILIO_RECORDING_STATUS, CALLBACK.replace("DialVerb", "RecordVerb")));
        RecordingNotice action = notice(twilio(
                RawTypes.TWILIO_DIAL_RESULT, "CallSid=CA1&CallStatus=completed&Digits=hangup&RecordingUrl=" + URL));
        RecordingNotice dial = notice(twilio(
                RawTypes.TWILIO_DIAL_RESULT,
                "CallSid=CA1&DialCallStatus=completed&DialCallSid=CA2&RecordingUrl=" + URL));

        assertThat(callback.details().kind()).isEqualTo("voicemail");
        assertThat(action.details().kind()).isEqualTo("voicemail");
        assertThat(dial.details().kind()).isEqualTo("call");
        assertThat(dial.join(callback).details().kind()).isEqualTo("voicemail");
    }

    @Test
    void aTranscriptIsKeptWithItsRecording() {
        RecordingNotice notice = notice(twilio(
                RawTypes.TWILIO_TRANSCRIPTION_STATUS,
                "CallSid=CA1&RecordingSid=" + SID + "&TranscriptionStatus=completed&TranscriptionText=Call+me+back"));

        assertThat(notice.details().transcript()).isEqualTo(new Transcript("done", "Call me back", "en-US"));
    }

    @Test
    void callsWithoutRecordingAndTextsSayNothing() {
        assertThat(silent(twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA1&CallStatus=completed")))
                .isTrue();
        assertThat(silent(twilio(RawTypes.TWILIO_SMS_INCOMING, "MessageSid=SM1&RecordingSid=" + SID)))
                .isTrue();
        assertThat(silent(twilio(RawTypes.TWILIO_RECORDING_STATUS, "RecordingSid=" + SID)))
                .isTrue();
    }
}
