package io.ringpost.callstate.normalise.twilio;

import io.ringpost.callstate.lifecycle.Content;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Progress;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.callstate.normalise.Origins;
import io.ringpost.callstate.normalise.ProviderNormaliser;
import io.ringpost.callstate.normalise.ProviderTime;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.callstate.understand.Numbers;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads Twilio's voice webhooks: the incoming call, what legs report, the end of a dial, recordings, transcripts. */
public final class TwilioNormaliser implements ProviderNormaliser {

    @Override
    public Reading read(RawWebhook raw, Fields body) {
        String callSid = body.text("CallSid");
        if (callSid == null) {
            return new Reading.NoCall("no CallSid");
        }
        return switch (raw.type()) {
            case RawTypes.TWILIO_VOICE_INCOMING -> incoming(raw, body, callSid);
            case RawTypes.TWILIO_VOICE_STATUS -> status(raw, body, callSid);
            case RawTypes.TWILIO_DIAL_RESULT -> dialResult(raw, body, callSid);
            case RawTypes.TWILIO_RECORDING_STATUS -> aside(raw, body, callSid, Content.NONE);
            case RawTypes.TWILIO_TRANSCRIPTION_STATUS ->
                aside(raw, body, callSid, Content.said(body.text("TranscriptionText")));
            default -> new Reading.NoCall("not about a call");
        };
    }

    /** Twilio: {@code ringing} for a new inbound call; the question itself proves as much. */
    private static Reading incoming(RawWebhook raw, Fields body, String callSid) {
        CallStatus said = TwilioWords.status(body.text("CallStatus"));
        CallStatus status = said == null || said.terminal() ? CallStatus.RINGING : said;
        String word = body.textOr("ringing", "CallStatus");
        List<NamedLeg> legs = TwilioLegs.of(callSid, body.text("ParentCallSid"), body);
        Times times = Times.reached(status, raw.time()).startedAt(raw.time());
        return fact(raw, body, legs, Progress.of(word, status), times);
    }

    private static Reading status(RawWebhook raw, Fields body, String callSid) {
        String word = body.text("CallStatus");
        CallStatus status = TwilioWords.status(word);
        Times times = Times.reached(status, time(raw, body)).lasting(body.seconds("CallDuration"));
        List<NamedLeg> legs = TwilioLegs.of(callSid, body.text("ParentCallSid"), body);
        return fact(raw, body, legs, Progress.of(word, status), times);
    }

    /** Twilio: the request comes from the dialling leg and tells how the dialled one ended. */
    private static Reading dialResult(RawWebhook raw, Fields body, String callSid) {
        String word = body.text("DialCallStatus");
        String dialled = body.text("DialCallSid");
        if (dialled == null) {
            return aside(raw, body, callSid, Content.NONE);
        }
        CallStatus status = TwilioWords.dialStatus(word);
        Times times = Times.reached(status, raw.time()).lasting(body.seconds("DialCallDuration"));
        List<NamedLeg> legs = TwilioLegs.of(dialled, callSid, Fields.NONE);
        return fact(raw, body, legs, Progress.of(word, status), times);
    }

    /** Something that says nothing of how far the call came. */
    private static Reading aside(RawWebhook raw, Fields body, String callSid, Content content) {
        List<NamedLeg> legs = TwilioLegs.of(callSid, null, Fields.NONE);
        return new Reading.Understood(Fact.about(
                Origins.of(raw, null),
                legs,
                Progress.NONE,
                Parties.NONE,
                Times.NONE,
                content.recorded(TwilioRecordings.of(body))));
    }

    private static Reading fact(RawWebhook raw, Fields body, List<NamedLeg> legs, Progress progress, Times times) {
        boolean dialled = legs.get(0).dialled();
        return new Reading.Understood(Fact.about(
                Origins.of(raw, ProviderTime.mail(body.text("Timestamp"))),
                legs,
                dialled ? progress.ofDialledLeg() : progress,
                dialled ? Parties.NONE : parties(body),
                times,
                Content.NONE.recorded(TwilioRecordings.of(body))));
    }

    /** A dialled leg's own numbers and direction are not those of the call. */
    private static Parties parties(Fields body) {
        return new Parties(
                TwilioWords.direction(body.text("Direction")),
                CallType.PHONE_CALL,
                Numbers.international(body.text("From", "Caller")),
                Numbers.international(body.text("To", "Called")),
                null);
    }

    private static Instant time(RawWebhook raw, Fields body) {
        @Nullable Instant said = ProviderTime.mail(body.text("Timestamp"));
        return Objects.requireNonNullElse(said, raw.time());
    }
}
