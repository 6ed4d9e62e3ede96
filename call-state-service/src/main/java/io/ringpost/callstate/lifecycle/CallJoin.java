package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallPhase;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Turn;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A call as the join of the set of its facts: any order, any repetition, any first fact give the same call. */
public final class CallJoin {
    private static final Comparator<RecordingRef> BY_STATUS =
            Comparator.<RecordingRef>comparingInt(ref -> Ranks.of(ref.status())).thenComparing(RecordingRef::kind);

    private CallJoin() {}

    /** The call; empty while no fact names a leg, as when a recording is all that is known. */
    public static Optional<Call> of(Collection<Fact> facts) {
        List<Fact> inTime = FactOrder.distinct(facts);
        Legs legs = new Legs(inTime);
        return legs.none() ? Optional.empty() : Optional.of(call(inTime, legs));
    }

    private static Call call(List<Fact> facts, Legs legs) {
        List<Fact> byLeg = FactOrder.byLeg(facts, legs.ordered());
        List<Fact> mature = FactOrder.matureFirst(facts);
        CallStatus status = status(facts);
        Times times = CallTimes.of(facts, legs.ordered());
        return new Call(
                legs.first().id(),
                status,
                phase(facts, status),
                Optional.ofNullable(Present.first(byLeg, f -> f.parties().direction()))
                        .orElse(Direction.UNKNOWN),
                Present.first(byLeg, f -> f.parties().callType()),
                legs.first().provider(),
                Present.first(byLeg, f -> f.parties().from()),
                Present.first(byLeg, f -> f.parties().to()),
                Present.first(mature, f -> f.parties().agentId()),
                legs.ordered().stream().map(ref -> legs.leg(ref, facts)).toList(),
                times.startedAt(),
                times.ringingAt(),
                times.answeredAt(),
                times.endedAt(),
                times.durationSeconds(),
                Present.first(mature, f -> f.content().disconnectionReason()),
                Present.first(mature, f -> f.content().transcript()),
                Optional.ofNullable(Present.first(mature, CallJoin::turns)).orElse(List.of()),
                Present.first(mature, f -> f.content().analysis()),
                Present.first(mature, f -> f.content().dynamicVariables()),
                Present.first(mature, f -> f.content().metadata()),
                recordings(facts),
                Present.first(byLeg, f -> f.content().cost()),
                facts.size(),
                received(facts).min(Comparator.naturalOrder()).orElseThrow(),
                received(facts).max(Comparator.naturalOrder()).orElseThrow());
    }

    private static CallStatus status(List<Fact> facts) {
        return Present.in(facts, f -> f.progress().call())
                .max(Ranks.BY_PROGRESS)
                .orElse(CallStatus.UNKNOWN);
    }

    private static @Nullable CallPhase phase(List<Fact> facts, CallStatus status) {
        if (facts.stream().anyMatch(f -> f.progress().analysed())) {
            return CallPhase.ANALYZED;
        }
        if (status.terminal()) {
            return CallPhase.ENDED;
        }
        return status == CallStatus.UNKNOWN ? null : CallPhase.STARTED;
    }

    private static @Nullable List<Turn> turns(Fact fact) {
        return fact.content().turns().isEmpty() ? null : fact.content().turns();
    }

    private static List<RecordingRef> recordings(List<Fact> facts) {
        Map<String, RecordingRef> byId = new TreeMap<>();
        facts.stream()
                .flatMap(f -> f.content().recordings().stream())
                .forEach(ref -> byId.merge(ref.id(), ref, BinaryOperator.maxBy(BY_STATUS)));
        return List.copyOf(byId.values());
    }

    private static java.util.stream.Stream<Instant> received(List<Fact> facts) {
        return facts.stream().map(f -> f.origin().receivedAt());
    }
}
