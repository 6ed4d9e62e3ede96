package io.ringpost.callstate.store;

import io.ringpost.callstate.announce.Announcements;
import io.ringpost.callstate.lifecycle.CallJoin;
import io.ringpost.callstate.lifecycle.CallLifecycle;
import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.Milestone;
import io.ringpost.callstate.lifecycle.Standing;
import io.ringpost.callstate.store.CallRows.Before;
import io.ringpost.callstate.store.Groups.Group;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds facts to calls, in the caller's transaction: lock the calls' first legs, read what is known, join, write it and
 * what is to be told. One statement per step, however many facts and calls there are.
 */
@Singleton
public class CallStore {
    private final LegRows legs;
    private final FactRows facts;
    private final CallRows calls;
    private final Outbox outbox;

    CallStore(LegRows legs, FactRows facts, CallRows calls, Outbox outbox) {
        this.legs = legs;
        this.facts = facts;
        this.calls = calls;
        this.outbox = outbox;
    }

    /** Adds the facts; the changed calls as they stand then. */
    public Uni<List<Change>> add(SqlConnection tx, List<Fact> fresh) {
        Set<String> named = new TreeSet<>();
        fresh.forEach(fact -> named.addAll(fact.legIds()));
        return legs.lockFirst(tx, named).flatMap(firstByLeg -> {
            Collection<Group> groups = Groups.of(fresh, firstByLeg);
            Set<String> ids = new TreeSet<>(firstByLeg.values());
            return facts.of(tx, ids)
                    .flatMap(kept -> calls.of(tx, ids).map(before -> joined(groups, kept, before)))
                    .flatMap(saved -> write(tx, saved));
        });
    }

    /** Adds copies of facts that are known, where they were received before the copy that is kept. */
    public Uni<List<Change>> addEarlier(SqlConnection tx, List<Fact> copies) {
        return facts.keptLater(tx, copies).flatMap(ids -> {
            List<Fact> earlier =
                    copies.stream().filter(copy -> ids.contains(copy.id())).toList();
            return earlier.isEmpty() ? Uni.createFrom().item(List.of()) : add(tx, earlier);
        });
    }

    private static List<Saved> joined(
            Collection<Group> groups, Map<String, List<Fact>> kept, Map<String, Before> before) {
        return groups.stream().map(group -> joined(group, kept, before)).toList();
    }

    private static Saved joined(Group group, Map<String, List<Fact>> kept, Map<String, Before> before) {
        List<Fact> known = new ArrayList<>();
        Set<String> existing = new HashSet<>();
        Set<Milestone> announced = EnumSet.noneOf(Milestone.class);
        for (String id : group.firstLegs()) {
            known.addAll(kept.getOrDefault(id, List.of()));
            Optional.ofNullable(before.get(id)).ifPresent(call -> {
                existing.add(id);
                announced.addAll(call.announced());
            });
        }
        List<Fact> all = new ArrayList<>(group.facts());
        all.addAll(known);
        Optional<Change> change = CallLifecycle.of(all, new Standing(existing, announced));
        String id = change.map(c -> c.call().id())
                .orElseGet(() -> group.firstLegs().iterator().next());
        return new Saved(id, group.firstLegs(), group.facts(), change.filter(c -> isNew(c, known, before)));
    }

    /** A fact that is known changes nothing, unless this copy of it was received earlier and the call shows that. */
    private static boolean isNew(Change change, List<Fact> known, Map<String, Before> before) {
        Before call = before.get(change.call().id());
        return call == null
                || call.version() != change.call().version()
                || !CallJoin.of(known).equals(Optional.of(change.call()));
    }

    private Uni<List<Change>> write(SqlConnection tx, List<Saved> saved) {
        List<Change> changes =
                saved.stream().flatMap(call -> call.change().stream()).toList();
        List<String> gone = changes.stream().flatMap(c -> c.gone().stream()).toList();
        List<OutboxMessage> messages =
                changes.stream().flatMap(c -> Announcements.of(c).stream()).toList();
        return legs.merge(tx, leads(saved))
                .flatMap(merged -> facts.move(tx, moves(saved)))
                .flatMap(moved -> facts.insert(tx, saved))
                .flatMap(inserted -> calls.delete(tx, gone))
                .flatMap(deleted -> calls.save(tx, changes))
                .flatMap(written -> outbox.add(tx, messages))
                .replaceWith(changes);
    }

    /** The call's own leg leads nowhere, also if it led elsewhere before; the others lead to it. */
    private static Map<String, @Nullable String> leads(List<Saved> saved) {
        Map<String, @Nullable String> into = new TreeMap<>();
        for (Saved call : saved) {
            call.firstLegs().forEach(leg -> into.put(leg, call.id()));
            into.put(call.id(), null);
        }
        return into;
    }

    private static Map<String, String> moves(List<Saved> saved) {
        Map<String, String> into = new TreeMap<>();
        for (Saved call : saved) {
            call.firstLegs().stream().filter(leg -> !leg.equals(call.id())).forEach(leg -> into.put(leg, call.id()));
        }
        return into;
    }
}
