package io.ringpost.callstate.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The times of a whole call: the earliest begin, ring and answer, the latest end, the first leg's duration. */
final class CallTimes {
    private CallTimes() {}

    static Times of(List<Fact> facts, List<LegRef> legs) {
        Instant ringing = least(facts, f -> f.times().ringingAt());
        Instant answered = least(facts, f -> f.times().answeredAt());
        Instant ended =
                Present.in(facts, CallTimes::end).max(Comparator.naturalOrder()).orElse(null);
        Integer duration = duration(facts, legs);
        Instant started = least(facts, f -> f.times().startedAt());
        if (started == null) {
            started = Stream.of(ringing, answered, before(ended, duration))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
        return new Times(started, ringing, answered, ended, duration);
    }

    private static @Nullable Instant least(List<Fact> facts, Present.Part<Instant> part) {
        return Present.in(facts, part).min(Comparator.naturalOrder()).orElse(null);
    }

    /** The end of a leg that did not end the call is no end of the call. */
    private static @Nullable Instant end(Fact fact) {
        boolean ends = fact.progress().call() != null && fact.progress().call().terminal();
        return ends ? fact.times().endedAt() : null;
    }

    private static @Nullable Integer duration(List<Fact> facts, List<LegRef> legs) {
        return legs.stream()
                .flatMap(leg -> facts.stream()
                        .filter(f -> f.legId().equals(leg.id()))
                        .flatMap(f -> Present.of(f.times().durationSeconds()))
                        .max(Comparator.naturalOrder())
                        .stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant before(@Nullable Instant end, @Nullable Integer seconds) {
        return end == null || seconds == null ? null : end.minusSeconds(seconds);
    }
}
