package io.ringpost.ingress.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How far this machine's clock is ahead of one source's, told from the latest times that it sent. What it sends arrives
 * late, never early: the least difference is the truest, and an old message that somebody sends again changes nothing.
 */
final class ClockOffset {
    private static final int LATEST = 16;
    private static final int LEAST = 3;
    private static final Duration VALID = Duration.ofHours(1);

    private final Deque<Seen> latest = new ArrayDeque<>();

    private record Seen(Instant theirs, Instant ours) {
        Duration difference() {
            return Duration.between(theirs, ours);
        }
    }

    /** Takes a time of the source; the same one again tells nothing. */
    synchronized void add(Instant theirs, Instant ours) {
        if (latest.stream().anyMatch(seen -> seen.theirs().equals(theirs))) {
            return;
        }
        latest.addLast(new Seen(theirs, ours));
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
    }

    /** How far ahead this machine is, negative if behind; empty while too little was heard to say. */
    synchronized Optional<Duration> at(Instant now) {
        latest.removeIf(seen -> Duration.between(seen.ours(), now).abs().compareTo(VALID) > 0);
        return latest.size() < LEAST
                ? Optional.empty()
                : latest.stream().map(Seen::difference).min(Duration::compareTo);
    }
}
