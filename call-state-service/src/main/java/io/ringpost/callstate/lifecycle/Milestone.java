package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.EventInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is announced of a call, each once, in the order in which a call goes through them. */
public enum Milestone {
    INITIATED(CallEvent.Initiated.TYPE, CallEvent.Initiated::new, Call::startedAt),
    RINGING(CallEvent.Ringing.TYPE, CallEvent.Ringing::new, Call::ringingAt),
    ANSWERED(CallEvent.Answered.TYPE, CallEvent.Answered::new, Call::answeredAt),
    ENDED(CallEvent.Ended.TYPE, CallEvent.Ended::new, Call::endedAt),
    ANALYSED(CallEvent.Analysed.TYPE, CallEvent.Analysed::new, Call::updatedAt);

    private final String type;
    private final BiFunction<EventInfo, Call, CallEvent> event;
    private final Function<Call, @Nullable Instant> time;

    Milestone(String type, BiFunction<EventInfo, Call, CallEvent> event, Function<Call, @Nullable Instant> time) {
        this.type = type;
        this.event = event;
        this.time = time;
    }

    /** The event that tells of it; its id depends on nothing but the kind and the call. */
    CallEvent event(Call call) {
        Instant at = Objects.requireNonNullElse(time.apply(call), call.updatedAt());
        return event.apply(new EventInfo(Ids.event(type, call.id(), ""), call.id(), at, call.version()), call);
    }
}
