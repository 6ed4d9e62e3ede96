package io.ringpost.api.deadletter;

import io.ringpost.deadletter.LetterPlace;
import io.ringpost.replay.ReplayCount;
import io.ringpost.replay.ReplayResult;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a replay.
 *
 * @param dryRun whether it only counted
 * @param until letters parked from here on were left alone
 * @param next if there is more to do: the {@code after} of the next request, with this {@code until}
 * @param missing ids at which no letter of this service lies that may be given back
 * @param matched letters given back, or that would be
 * @param applied had their effect now
 * @param known had their effect before
 * @param ignored turned out to be none of this service's business
 * @param parkedAgain failed again
 * @param replayedBefore were given back before, and not again
 * @param topics the same by topic
 */
public record ReplayView(
        boolean dryRun,
        Instant until,
        @Nullable String next,
        int missing,
        int matched,
        int applied,
        int known,
        int ignored,
        int parkedAgain,
        int replayedBefore,
        List<TopicView> topics) {

    /** What became of the letters of one topic. */
    public record TopicView(
            String topic, int matched, int applied, int known, int ignored, int parkedAgain, int replayedBefore) {}

    static ReplayView of(ReplayResult result, boolean dryRun, UnaryOperator<String> bare) {
        ReplayCount total = result.total();
        return new ReplayView(
                dryRun,
                result.until(),
                result.next().map(LetterPlace::text).orElse(null),
                result.missing(),
                total.matched(),
                total.applied(),
                total.known(),
                total.ignored(),
                total.parkedAgain(),
                total.replayedBefore(),
                result.topics().entrySet().stream()
                        .map(topic -> topic(bare.apply(topic.getKey()), topic.getValue()))
                        .sorted((one, other) -> one.topic().compareTo(other.topic()))
                        .toList());
    }

    private static TopicView topic(String name, ReplayCount count) {
        return new TopicView(
                name,
                count.matched(),
                count.applied(),
                count.known(),
                count.ignored(),
                count.parkedAgain(),
                count.replayedBefore());
    }
}
