package io.ringpost.e2e.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.local.kafka.TopicReader;
import io.ringpost.local.kafka.TopicRecord;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was sent and what was answered; what became of it is read when all is over. */
public final class Ledger {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As long as the ingress waits for its disk at least. */
    private static final Duration DISK_IS_WAITED_FOR = Duration.ofMillis(900);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final List<Topic> TOPICS = List.of(Topology.RAW_TWILIO, Topology.RAW_RETELL, Topology.RAW_WAVOIP);

    private final long seed;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Stalls stalls = new Stalls();

    private Ledger(long seed) {
        this.seed = seed;
    }

    /** An empty one; its seed is new unless {@code -Dringpost.seed} gives one to a test run alone, and told in either case. */
    public static Ledger seeded() {
        return new Ledger(Long.getLong("ringpost.seed", System.nanoTime()));
    }

    /** What the traffic was made of. */
    public long seed() {
        return seed;
    }

    /** So many webhooks were promised to be kept. */
    public long promised() {
        return entries.stream().filter(Entry::promised).count();
    }

    /** So many genuine ones were told that they are not kept. */
    public long refused() {
        return attempts(Attempt::refused);
    }

    /** So many genuine ones were told nothing. */
    public long unanswered() {
        return attempts(attempt -> attempt.status() == 0);
    }

    /** So many times somebody tried. */
    public long attempted() {
        return attempts(attempt -> true);
    }

    /**
     * Nobody was refused or left without an answer. Who is refused while the machine stands still for as long as a disk is
     * waited for is treated as he should be.
     */
    public Ledger assertAllAccepted() {
        long refused =
                attempts(attempt -> attempt.refused() && stoodStill(attempt).compareTo(DISK_IS_WAITED_FOR) < 0);
        assertThat(refused).as("refused on a machine that ran, %s", this).isZero();
        assertThat(unanswered()).as("not answered, %s", this).isZero();
        return this;
    }

    /** For how much of its time the machine stood still, or had no processor for who was asked. */
    Duration stoodStill(Attempt attempt) {
        Duration all = stalls.within(attempt.begin(), attempt.end());
        return all.compareTo(attempt.starved()) > 0 ? all : attempt.starved();
    }

    Entry open(Webhook webhook) {
        Entry entry = new Entry(webhook);
        entries.add(entry);
        return entry;
    }

    /** Waits until every promise is kept, then gives the account. */
    public Account settle(String bootstrapServers) {
        TopicReader reader = new TopicReader(bootstrapServers);
        Set<String> promised = entries.stream()
                .filter(Entry::promised)
                .map(entry -> entry.webhook().hash())
                .collect(Collectors.toSet());
        List<TopicRecord> found = new ArrayList<>();
        try {
            await("every promised webhook on Kafka, " + this)
                    .atMost(PATIENCE.plusMillis(promised.size()))
                    .pollInterval(BETWEEN_LOOKS)
                    .pollInSameThread()
                    .until(() -> {
                        found.clear();
                        TOPICS.forEach(topic -> found.addAll(reader.readAll(topic.name())));
                        return hashes(found).containsAll(promised);
                    });
        } finally {
            stalls.close();
        }
        return new Account(this, List.copyOf(entries), found);
    }

    @Override
    public String toString() {
        return "seed %d: %d tried, %d promised, %d refused, %d unanswered, load %.1f, machine stood still for %d ms at most"
                .formatted(
                        seed,
                        attempted(),
                        promised(),
                        refused(),
                        unanswered(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        stalls.longest().toMillis());
    }

    private static Set<String> hashes(List<TopicRecord> records) {
        return records.stream().map(Account::hash).collect(Collectors.toSet());
    }

    private long attempts(Predicate<Attempt> which) {
        return genuine()
                .flatMap(entry -> entry.attempts().stream())
                .filter(which)
                .count();
    }

    private Stream<Entry> genuine() {
        return entries.stream().filter(entry -> entry.webhook().genuine());
    }
}
