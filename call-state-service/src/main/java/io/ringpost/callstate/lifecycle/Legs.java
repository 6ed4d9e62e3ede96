package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The legs of a call in rank order: Twilio's first, what it dialled, Retell, WaVoIP, VoIP.ms, then by id. */
final class Legs {
    private final List<LegRef> ordered;
    private final Set<LegRef> dialled;

    Legs(Collection<Fact> facts) {
        Set<LegRef> named = new LinkedHashSet<>();
        Set<LegRef> dialledOnes = new HashSet<>();
        for (Fact fact : facts) {
            for (NamedLeg leg : fact.legs()) {
                named.add(leg.leg());
                if (leg.dialled()) {
                    dialledOnes.add(leg.leg());
                }
            }
        }
        dialled = dialledOnes;
        ordered = new ArrayList<>(named);
        ordered.sort(Comparator.comparingInt(this::rank).thenComparing(LegRef::id));
    }

    boolean none() {
        return ordered.isEmpty();
    }

    LegRef first() {
        return ordered.get(0);
    }

    List<LegRef> ordered() {
        return ordered;
    }

    Leg leg(LegRef ref, List<Fact> facts) {
        List<Fact> own = facts.stream().filter(f -> f.legId().equals(ref.id())).toList();
        CallStatus status = own.stream()
                .flatMap(f -> Present.of(f.progress().leg()))
                .max(Ranks.BY_PROGRESS)
                .orElse(CallStatus.UNKNOWN);
        String word = own.stream()
                .filter(f -> f.progress().word() != null)
                .max(Comparator.<Fact>comparingInt(f -> Ranks.of(f.progress().leg()))
                        .thenComparing(FactOrder.BY_TIME))
                .map(f -> f.progress().word())
                .orElse(null);
        return new Leg(ref.provider(), ref.providerCallId(), role(ref), status, word);
    }

    private String role(LegRef ref) {
        return switch (ref.provider()) {
            case TWILIO -> dialled.contains(ref) ? "child" : "parent";
            case RETELL -> "agent";
            case VOIPMS, WAVOIP -> "call";
        };
    }

    private int rank(LegRef ref) {
        return switch (ref.provider()) {
            case TWILIO -> dialled.contains(ref) ? 1 : 0;
            case RETELL -> 2;
            case WAVOIP -> 3;
            case VOIPMS -> 4;
        };
    }
}
