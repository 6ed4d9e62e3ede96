package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.Call;
import io.ringpost.contract.event.Event;
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
 * listens hears of one answer to one call. Which milestones are told in the end does not depend on the order of facts.
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
        gone.forEach(id -> events.add(CallEvents.merged(id, call)));
        reached.stream()
                .filter(milestone -> !before.announced().contains(milestone))
                .forEach(milestone -> events.add(CallEvents.reached(milestone, call)));
        events.add(CallEvents.snapshot(call));
        return new Change(call, reached, events, gone);
    }
}
