package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.MergedCall;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is told when facts are added to a call.
 *
 * <p>A milestone is told once per call, also when it was told under an id that has become an alias since: whoever
 * listens hears of one answer to one call. What is told in the end does not depend on the order of the facts.
 */
public final class CallLifecycle {
    private CallLifecycle() {}

    /** What becomes of a call with all the given facts, new and old; empty while they name no leg. */
    public static Optional<Change> of(Collection<Fact> facts, Standing before) {
        return CallJoin.of(facts).map(call -> change(call, facts, before));
    }

    private static Change change(Call call, Collection<Fact> facts, Standing before) {
        Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
        facts.forEach(fact -> reached.addAll(fact.milestones()));
        List<String> gone = before.callIds().stream()
                .filter(id -> !id.equals(call.id()))
                .sorted()
                .toList();
        List<Event> events = new ArrayList<>();
        gone.forEach(id -> events.add(merged(id, call)));
        reached.stream()
                .filter(milestone -> !before.announced().contains(milestone))
                .forEach(milestone -> events.add(milestone.event(call)));
        events.add(snapshot(call));
        reached.addAll(before.announced());
        return new Change(call, reached, events, gone);
    }

    private static Event merged(String id, Call call) {
        EventInfo info =
                new EventInfo(Ids.event(CallEvent.Merged.TYPE, id, ""), id, call.updatedAt(), call.version());
        return new CallEvent.Merged(info, new MergedCall(id, call.id()));
    }

    private static Event snapshot(Call call) {
        String id = Ids.event(CallSnapshot.TYPE, call.id(), Long.toString(call.version()));
        return new CallSnapshot(new EventInfo(id, call.id(), call.updatedAt(), call.version()), call);
    }
}
