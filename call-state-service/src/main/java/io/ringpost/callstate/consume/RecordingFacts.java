package io.ringpost.callstate.consume;

import io.ringpost.callstate.lifecycle.Content;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.Origin;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Progress;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import java.util.List;

/** What became of a recording, as a fact about its call: it knows the call by our id only. */
final class RecordingFacts {
    private RecordingFacts() {}

    static Fact of(RecordingEvent event) {
        Recording recording = event.data();
        RecordingRef ref = new RecordingRef(recording.id(), recording.status(), recording.kind());
        return new Fact(
                new Origin(
                        event.info().id(),
                        event.type(),
                        event.info().time(),
                        event.info().time()),
                recording.callId(),
                List.of(),
                Progress.NONE,
                parties(recording),
                Times.NONE,
                Content.NONE.recorded(List.of(ref)));
    }

    /** VoIP.ms: a recording of which no call is known is a call by itself, and tells who talked. */
    private static Parties parties(Recording recording) {
        RecordedCall call = recording.call();
        boolean alone = recording.provider() == Provider.VOIPMS
                && recording.callId().equals(Ids.leg(Provider.VOIPMS, recording.providerRecordingId()));
        return alone && call != null
                ? new Parties(null, CallType.PHONE_CALL, call.from(), call.to(), null)
                : Parties.NONE;
    }
}
