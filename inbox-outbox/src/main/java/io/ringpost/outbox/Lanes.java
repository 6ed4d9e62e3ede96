package io.ringpost.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys that cannot go on for now, because the broker refused or has not answered yet: their rows are passed over, so
 * that they keep no other waiting. A topic of which too much waits is passed over as a whole.
 */
final class Lanes {
    private static final int MOST = 2_000;
    /** Half of what a producer keeps before it blocks. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Map<String, Wait> waits = new HashMap<>();
    private final Queue<RelayRound> answered = new ConcurrentLinkedQueue<>();

    Lanes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Until when a key waits; one whose rows are on their way waits for the broker's answer. */
    private record Wait(String topic, int failures, boolean onTheWay, long bytes, long until) {}

    /** What to pass over. */
    record Closed(Set<String> topics, Set<String> lanes) {}

    /** Answers that came late, the oldest first, until they are taken off. */
    Queue<RelayRound> answered() {
        return answered;
    }

    /** These rows are with the broker; their keys wait for its answer, however long it takes. */
    synchronized void onTheWay(List<OutboxRow> rows) {
        Map<String, Long> bytes =
                rows.stream().collect(Collectors.groupingBy(OutboxRow::lane, Collectors.summingLong(OutboxRow::bytes)));
        rows.forEach(row -> waits.compute(
                row.lane(),
                (lane, before) -> new Wait(row.topic(), failures(before), true, bytes.getOrDefault(lane, 0L), 0)));
    }

    /** What the broker took goes on; what it did not take waits, longer each time. */
    synchronized void settle(RelayRound round) {
        round.published().forEach(row -> waits.remove(row.lane()));
        round.refused().forEach(row -> waits.remove(row.lane()));
        Map<String, OutboxRow> failed = new HashMap<>();
        round.waiting().forEach(row -> failed.putIfAbsent(row.lane(), row));
        failed.forEach((lane, row) -> waits.compute(lane, (same, before) -> wait(row.topic(), failures(before) + 1)));
    }

    synchronized boolean none() {
        return waits.isEmpty();
    }

    synchronized Closed closed() {
        Map<String, Long> lanes = new HashMap<>();
        Map<String, Long> bytes = new HashMap<>();
        Map<String, String> closed = new HashMap<>();
        waits.forEach((lane, wait) -> {
            if (wait.onTheWay() || wait.until() - nanos.getAsLong() > 0) {
                closed.put(lane, wait.topic());
                lanes.merge(wait.topic(), 1L, Long::sum);
                bytes.merge(wait.topic(), wait.bytes(), Long::sum);
            }
        });
        Set<String> topics = lanes.keySet().stream()
                .filter(topic -> lanes.getOrDefault(topic, 0L) >= MOST || bytes.getOrDefault(topic, 0L) >= MOST_BYTES)
                .collect(Collectors.toSet());
        closed.values().removeAll(topics);
        return new Closed(topics, closed.keySet());
    }

    private Wait wait(String topic, int failures) {
        long pause = Math.min(FIRST.toNanos() << Math.min(failures - 1, 10), LONGEST.toNanos());
        return new Wait(topic, failures, false, 0, nanos.getAsLong() + pause);
    }

    private static int failures(@Nullable Wait before) {
        return before == null ? 0 : before.failures();
    }
}
