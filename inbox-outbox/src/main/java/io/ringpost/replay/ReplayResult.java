package io.ringpost.replay;

import java.time.Instant;
import java.util.Map;

/**
 * The end of a replay.
 *
 * @param topics counts by topic
 * @param missing ids at which no letter of this service lies
 * @param until letters parked from here on were left alone: what failed again is not tried again
 * @param complete false if there was more than one replay takes; the same again goes on
 */
public record ReplayResult(Map<String, ReplayCount> topics, int missing, Instant until, boolean complete) {
    public ReplayResult {
        topics = Map.copyOf(topics);
    }

    /** All topics together. */
    public ReplayCount total() {
        return topics.values().stream().reduce(ReplayCount.NOTHING, ReplayCount::plus);
    }
}
