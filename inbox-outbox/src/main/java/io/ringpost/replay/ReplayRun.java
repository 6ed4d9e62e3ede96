package io.ringpost.replay;

import io.ringpost.deadletter.LetterFilter;
import io.ringpost.deadletter.LetterScan;
import io.ringpost.deadletter.ParkedLetter;
import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.inbox.Tally;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One replay under way, a few letters at a time; for one thread, which it blocks. */
final class ReplayRun implements LetterScan.Visitor {
    private static final int LETTERS_AT_ONCE = 50;
    private static final int BYTES_AT_ONCE = 4 * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** The consumer itself waits for ever while the database is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final LetterFilter filter;
    private final boolean dryRun;
    private final ReplayMarks marks;
    private final BatchConsumers consumers;
    private final ReplayLease lease;
    private final long begun = System.nanoTime();
    private final Map<String, ReplayCount> counts = new TreeMap<>();
    private final List<ParkedLetter> waiting = new ArrayList<>();
    private long bytes;
    private int seen;

    ReplayRun(LetterFilter filter, boolean dryRun, ReplayMarks marks, BatchConsumers consumers, ReplayLease lease) {
        this.filter = filter;
        this.dryRun = dryRun;
        this.marks = marks;
        this.consumers = consumers;
        this.lease = lease;
    }

    @Override
    public void see(ParkedLetter letter) {
        if (!filter.test(letter)) {
            return;
        }
        seen++;
        bytes += letter.size();
        waiting.add(dryRun ? letter.withoutValue() : letter);
        if (waiting.size() >= LETTERS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
            finish();
        }
    }

    @Override
    public boolean enough() {
        return System.nanoTime() - begun > LONGEST.toNanos();
    }

    int seen() {
        return seen;
    }

    Map<String, ReplayCount> counts() {
        return counts;
    }

    /** Settles what waits. */
    void finish() {
        Map<String, Instant> known = patiently(marks.of(waiting));
        Map<Address, List<ParkedLetter>> groups = new LinkedHashMap<>();
        for (ParkedLetter letter : waiting) {
            groups.computeIfAbsent(Address.of(letter), address -> new ArrayList<>())
                    .add(letter);
        }
        groups.forEach((address, letters) -> {
            List<ParkedLetter> open = letters.stream()
                    .filter(letter -> !known.containsKey(ReplayMarks.name(letter)))
                    .toList();
            ReplayCount count = ReplayCount.of(open.size(), letters.size() - open.size());
            counts.merge(
                    address.topic(),
                    dryRun || open.isEmpty() ? count : count.with(giveBack(address.consumer(), open)),
                    ReplayCount::plus);
        });
        waiting.clear();
        bytes = 0;
    }

    private Tally giveBack(String name, List<ParkedLetter> letters) {
        lease.check();
        BatchConsumer<?> consumer = consumers.again(name).orElseThrow();
        return patiently(
                consumer.again(letters.stream().map(ParkedLetter::again).toList())
                        .call(() -> marks.add(name, letters)));
    }

    private static <T> T patiently(Uni<T> work) {
        return work.ifNoItem().after(PATIENCE).fail().await().indefinitely();
    }

    private record Address(String consumer, String topic) {
        static Address of(ParkedLetter letter) {
            return new Address(letter.consumer(), letter.topic());
        }
    }
}
