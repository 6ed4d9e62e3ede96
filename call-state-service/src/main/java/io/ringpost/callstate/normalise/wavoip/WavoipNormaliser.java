package io.ringpost.callstate.normalise.wavoip;

import io.ringpost.callstate.lifecycle.Content;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Progress;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.callstate.normalise.Origins;
import io.ringpost.callstate.normalise.ProviderNormaliser;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.callstate.understand.Numbers;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.reading.Words;
import io.ringpost.contract.recording.RecordingStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads WaVoIP's call and recording events; either may come first, or alone. */
public final class WavoipNormaliser implements ProviderNormaliser {

    @Override
    public Reading read(RawWebhook raw, Fields body) {
        String callId = body.text("whatsapp_call_id", "id");
        if (callId == null) {
            return new Reading.NoCall("names no call");
        }
        List<NamedLeg> legs = List.of(NamedLeg.first(new LegRef(Provider.WAVOIP, callId)));
        return switch (raw.type()) {
            case RawTypes.WAVOIP_CALL -> call(raw, body, legs);
            case RawTypes.WAVOIP_RECORD -> recording(raw, body, legs);
            default -> new Reading.NoCall("not about a call");
        };
    }

    private static Reading call(RawWebhook raw, Fields body, List<NamedLeg> legs) {
        String word = body.text("status");
        Integer duration = body.seconds("duration");
        boolean lasted = duration != null && duration > 0;
        CallStatus status = WavoipWords.status(word, lasted);
        Progress progress = Progress.of(word, status);
        return new Reading.Understood(Fact.about(
                Origins.of(raw, null),
                legs,
                status == CallStatus.COMPLETED && !lasted ? progress.unanswered() : progress,
                parties(body),
                times(raw, body, status, lasted ? duration : null),
                Content.ended(body.text("reason"))
                        .recorded(recordings(legs.get(0), WavoipWords.recordingStatus(body.text("record_status"))))));
    }

    /** WaVoIP: documented as {@code record_status}, seen as {@code status}. */
    private static Reading recording(RawWebhook raw, Fields body, List<NamedLeg> legs) {
        RecordingStatus status = WavoipWords.recordingStatus(body.text("record_status", "status"));
        return new Reading.Understood(Fact.about(
                Origins.of(raw, null),
                legs,
                Progress.NONE,
                new Parties(null, CallType.WHATSAPP_CALL, null, null, null),
                Times.NONE,
                Content.NONE.recorded(recordings(legs.get(0), status))));
    }

    /** WaVoIP: one recording per call, which has the call's id. */
    private static List<RecordingRef> recordings(NamedLeg leg, @Nullable RecordingStatus status) {
        return status == null
                ? List.of()
                : List.of(new RecordingRef(
                        Ids.recording(Provider.WAVOIP, leg.leg().providerCallId()), status, "call"));
    }

    private static Parties parties(Fields body) {
        return new Parties(
                WavoipWords.direction(body.text("direction"), body.text("status")),
                CallType.WHATSAPP_CALL,
                Numbers.digits(body.text("caller")),
                Numbers.digits(body.text("receiver")),
                null);
    }

    private static Times times(RawWebhook raw, Fields body, @Nullable CallStatus status, @Nullable Integer duration) {
        Times times = Times.reached(status, raw.time()).lasting(duration);
        return Words.canonical(body.text("action")).equals("CREATE") ? times.startedAt(raw.time()) : times;
    }
}
