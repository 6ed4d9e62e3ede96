package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.MergedCall;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.EventInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events that tell of a call; their ids depend on nothing but the kind and the call, a snapshot's on its version. */
final class CallEvents {
    private CallEvents() {}

    static CallEvent reached(Milestone milestone, Call call) {
        return switch (milestone) {
            case INITIATED -> new CallEvent.Initiated(info(CallEvent.Initiated.TYPE, "", call, call.startedAt()), call);
            case RINGING -> new CallEvent.Ringing(info(CallEvent.Ringing.TYPE, "", call, call.ringingAt()), call);
            case ANSWERED -> new CallEvent.Answered(info(CallEvent.Answered.TYPE, "", call, call.answeredAt()), call);
            case ENDED -> new CallEvent.Ended(info(CallEvent.Ended.TYPE, "", call, call.endedAt()), call);
            case ANALYSED -> new CallEvent.Analysed(info(CallEvent.Analysed.TYPE, "", call, null), call);
        };
    }

    /** Told under the id that is gone, to whoever knows only that one. */
    static CallEvent merged(String gone, Call into) {
        String id = Ids.event(CallEvent.Merged.TYPE, gone, "");
        EventInfo info = new EventInfo(id, gone, into.updatedAt(), into.version());
        return new CallEvent.Merged(info, new MergedCall(gone, into.id()));
    }

    static CallSnapshot snapshot(Call call) {
        return new CallSnapshot(info(CallSnapshot.TYPE, Long.toString(call.version()), call, null), call);
    }

    private static EventInfo info(String type, String distinction, Call call, @Nullable Instant time) {
        Instant at = time == null ? call.updatedAt() : time;
        return new EventInfo(Ids.event(type, call.id(), distinction), call.id(), at, call.version());
    }
}
