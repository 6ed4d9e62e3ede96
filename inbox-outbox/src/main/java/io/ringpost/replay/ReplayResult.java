package io.ringpost.replay;

import io.ringpost.deadletter.LetterPlace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a replay.
 *
 * @param topics counts by topic
 * @param missing ids at which no letter of this service lies that may be given back
 * @param until letters parked from here on were left alone: what failed again is not tried again
 * @param next after which place there is more, if it was more than one replay takes
 */
public record ReplayResult(Map<String, ReplayCount> topics, int missing, Instant until, Optional<LetterPlace> next) {
    public ReplayResult {
        topics = Map.copyOf(topics);
    }

    /** All topics together. */
    public ReplayCount total() {
        return topics.values().stream().reduce(ReplayCount.NOTHING, ReplayCount::plus);
    }
}
