package io.ringpost.callstate.store;

import io.ringpost.callstate.lifecycle.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Facts that belong together: those of one call, and those that prove two calls to be one. */
final class Groups {
    private final Map<String, Group> byFirstLeg = new HashMap<>();

    /**
     * One call, as far as these facts tell.
     *
     * @param firstLegs the first legs of what were calls until now
     * @param facts what is new
     */
    record Group(Set<String> firstLegs, List<Fact> facts) {}

    private Groups() {}

    /**
     * Groups new facts.
     *
     * @param firstByLeg the first leg that each leg leads to today
     */
    static Collection<Group> of(List<Fact> facts, Map<String, String> firstByLeg) {
        Groups groups = new Groups();
        for (Fact fact : facts) {
            Set<String> first = new TreeSet<>();
            fact.legIds().forEach(leg -> first.add(firstByLeg.getOrDefault(leg, leg)));
            groups.add(fact, first);
        }
        Map<String, Group> ordered = new TreeMap<>();
        groups.byFirstLeg
                .values()
                .forEach(group -> ordered.put(group.firstLegs().iterator().next(), group));
        return ordered.values();
    }

    private void add(Fact fact, Set<String> firstLegs) {
        Set<Group> known = Collections.newSetFromMap(new IdentityHashMap<>());
        firstLegs.forEach(leg -> Optional.ofNullable(byFirstLeg.get(leg)).ifPresent(known::add));
        Group whole = new Group(new TreeSet<>(firstLegs), new ArrayList<>());
        for (Group part : known) {
            whole.firstLegs().addAll(part.firstLegs());
            whole.facts().addAll(part.facts());
        }
        whole.facts().add(fact);
        whole.firstLegs().forEach(leg -> byFirstLeg.put(leg, whole));
    }
}
