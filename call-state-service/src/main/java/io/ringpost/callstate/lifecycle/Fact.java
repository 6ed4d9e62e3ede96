package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallStatus;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that was said about a call.
 *
 * @param origin who said it when
 * @param legId the leg it is about
 * @param legs the legs it names, all of the same call; empty if it knows the call by our id only
 * @param progress how far the leg came
 * @param parties who speaks with whom
 * @param times when
 * @param content what was said
 */
public record Fact(
        Origin origin,
        String legId,
        List<NamedLeg> legs,
        Progress progress,
        Parties parties,
        Times times,
        Content content) {
    private static final Comparator<Fact> FIRST =
            Comparator.comparing((Fact fact) -> fact.origin().receivedAt()).thenComparing(Fact::toString);

    /** Reads an absent list as the empty one. */
    public Fact {
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    /** A fact about the first of the given legs; the others are legs of the same call. */
    public static Fact about(
            Origin origin, List<NamedLeg> legs, Progress progress, Parties parties, Times times, Content content) {
        return new Fact(origin, legs.get(0).leg().id(), legs, progress, parties, times, content);
    }

    /** Of two copies of the same fact the one that counts: it was received first. */
    public static Fact first(Fact one, Fact other) {
        return FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** The same fact's id, whoever repeats it. */
    public String id() {
        return origin.eventId();
    }

    /** The ids of all legs that this fact proves to be one call, in order. */
    public Set<String> legIds() {
        Set<String> ids = new TreeSet<>();
        ids.add(legId);
        legs.forEach(named -> ids.add(named.leg().id()));
        return ids;
    }

    /** What this fact alone proves to have happened. */
    public Set<Milestone> milestones() {
        Set<Milestone> proven = EnumSet.noneOf(Milestone.class);
        CallStatus call = progress.call();
        if (call != null && call != CallStatus.UNKNOWN) {
            proven.add(Milestone.INITIATED);
        }
        if (progress.leg() == CallStatus.RINGING) {
            proven.add(Milestone.RINGING);
        }
        if (progress.answered()) {
            proven.add(Milestone.ANSWERED);
        }
        if (call != null && call.terminal()) {
            proven.add(Milestone.ENDED);
        }
        if (progress.analysed()) {
            proven.add(Milestone.ANALYSED);
        }
        return proven;
    }
}
