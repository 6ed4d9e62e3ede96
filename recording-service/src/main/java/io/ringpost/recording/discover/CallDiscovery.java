package io.ringpost.recording.discover;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Said;
import io.ringpost.recording.lifecycle.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the end of a call, its merging and its erasure mean for recordings. */
public final class CallDiscovery implements CallEvent.Kinds<Discovery> {
    private static final Discovery NOTHING = new Discovery.Nothing("other_event");
    private static final Set<Provider> ONE_PER_CALL = Set.of(Provider.WAVOIP, Provider.RETELL);
    /** Of a leg that talks while its call is over, the end was not told. */
    private static final Set<CallStatus> ANSWERED = Set.of(CallStatus.COMPLETED, CallStatus.IN_PROGRESS);

    @Override
    public Discovery ended(CallEvent.Ended event) {
        Call call = event.data();
        List<String> legs = call.legs().stream()
                .map(leg -> Ids.leg(leg.provider(), leg.providerCallId()))
                .toList();
        List<String> providerCallIds =
                call.legs().stream().map(Leg::providerCallId).distinct().toList();
        CallNews.Ended ended =
                new CallNews.Ended(call.from(), call.to(), providerCallIds, voipmsCallId(call), call.startedAt());
        CallNews news = new CallNews(call.id(), legs, event.info().version(), ended, false);
        return new Discovery.Found(new Finding(expected(event), List.of(news)));
    }

    @Override
    public Discovery merged(CallEvent.Merged event) {
        return found(new CallNews(
                event.data().into(), List.of(event.data().id()), event.info().version(), null, false));
    }

    @Override
    public Discovery erased(CallEvent.Erased event) {
        return found(new CallNews(event.data().id(), List.of(), 0, null, true));
    }

    @Override
    public Discovery initiated(CallEvent.Initiated event) {
        return NOTHING;
    }

    @Override
    public Discovery ringing(CallEvent.Ringing event) {
        return NOTHING;
    }

    @Override
    public Discovery answered(CallEvent.Answered event) {
        return NOTHING;
    }

    @Override
    public Discovery analysed(CallEvent.Analysed event) {
        return NOTHING;
    }

    /** An answered call may have a recording, which these providers give by the call's own id. */
    private static List<RecordingNotice> expected(CallEvent.Ended event) {
        Call call = event.data();
        boolean talked = call.durationSeconds() == null || call.durationSeconds() > 0;
        return call.legs().stream()
                .filter(leg -> talked && ONE_PER_CALL.contains(leg.provider()) && ANSWERED.contains(leg.status()))
                .map(leg -> expected(leg, event.info().time()))
                .toList();
    }

    private static @Nullable String voipmsCallId(Call call) {
        return call.legs().stream()
                .filter(leg -> leg.provider() == Provider.VOIPMS)
                .map(Leg::providerCallId)
                .findFirst()
                .orElse(null);
    }

    private static RecordingNotice expected(Leg leg, Instant at) {
        LegRef named = new LegRef(leg.provider(), leg.providerCallId());
        return RecordingNotice.of(leg.provider(), null, List.of(named), new Said(Stage.UNDER_WAY, at, null, null));
    }

    private static Discovery found(CallNews news) {
        return new Discovery.Found(new Finding(List.of(), List.of(news)));
    }
}
