package io.ringpost.e2e.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.e2e.stack.Replica;
import io.ringpost.local.kafka.TopicRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger beside what is on Kafka. */
public final class Account {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Ledger ledger;
    private final List<Entry> entries;
    private final Map<String, List<TopicRecord>> records;

    Account(Ledger ledger, List<Entry> entries, List<TopicRecord> found) {
        this.ledger = ledger;
        this.entries = entries;
        records = found.stream().collect(Collectors.groupingBy(Account::hash));
    }

    /** What must hold whatever was broken. */
    public Account assertTruthful() {
        assertThat(ledger.promised()).as("webhooks, %s", this).isPositive();
        assertKept();
        assertNothingForged();
        assertSameFactSameId();
        assertOrderPerCall();
        assertNobodyWaited();
        System.out.println(this);
        return this;
    }

    /** Some promises were first kept on the disk. */
    public Account assertSpooled() {
        assertThat(spooled()).as("spooled, %s", this).isPositive();
        return this;
    }

    /** A replica accepted some that it was asked to keep before a time, and answered after it; they were kept on its disk. */
    public Account assertFinished(Replica replica, long time) {
        List<Entry> finished = entries.stream()
                .filter(entry -> entry.attempts().stream()
                        .anyMatch(attempt -> attempt.replica().equals(replica.name())
                                && attempt.accepted()
                                && !attempt.within(time, attempt.end())
                                && attempt.end() - time > 0))
                .toList();
        assertThat(finished).as("under way at that time, %s", this).isNotEmpty();
        assertThat(finished).as("those on Kafka by way of the disk, %s", this).anyMatch(entry -> of(entry).stream()
                .anyMatch(Account::isSpooled));
        return this;
    }

    /** The records of each webhook that was sent and accepted within a time of {@link System#nanoTime()}. */
    public List<List<TopicRecord>> promisedBetween(long from, long to) {
        return entries.stream()
                .filter(entry -> entry.attempts().stream().allMatch(attempt -> attempt.within(from, to)))
                .filter(Entry::promised)
                .map(this::of)
                .toList();
    }

    /** Whether a record came to Kafka by way of the disk, and says so. */
    public static boolean isSpooled(TopicRecord found) {
        return !found.header(EventHeaders.SPOOLED).isEmpty();
    }

    static String hash(TopicRecord found) {
        byte[] value = found.value();
        return value == null ? "" : Webhook.hash(value);
    }

    @Override
    public String toString() {
        long copies = entries.stream().mapToLong(entry -> of(entry).size()).sum();
        long kept = entries.stream().filter(entry -> !of(entry).isEmpty()).count();
        return "%s, %d on Kafka, %d more than once, %d spooled, slowest answer %s, slowest to a forged one %s"
                .formatted(ledger, kept, copies - kept, spooled(), told(slowest(true)), told(slowest(false)));
    }

    private long spooled() {
        return entries.stream()
                .filter(entry -> of(entry).stream().anyMatch(Account::isSpooled))
                .count();
    }

    private void assertKept() {
        assertThat(entries.stream().filter(Entry::promised).filter(entry -> of(entry)
                        .isEmpty()))
                .as("promised and lost, %s", this)
                .isEmpty();
    }

    private void assertNothingForged() {
        List<Entry> forged =
                entries.stream().filter(entry -> !entry.webhook().genuine()).toList();
        assertThat(forged).as("forged ones, %s", this).isNotEmpty();
        assertThat(forged.stream()
                        .filter(entry -> entry.promised() || !of(entry).isEmpty()))
                .as("forged and believed, %s", this)
                .isEmpty();
    }

    private void assertSameFactSameId() {
        assertThat(entries.stream().filter(entry -> ids(entry).size() > 1))
                .as("one fact under several ids, %s", this)
                .isEmpty();
    }

    /** Of one replica a call's webhooks are first seen in the order in which they were accepted. */
    private void assertOrderPerCall() {
        Map<String, List<Entry>> calls = entries.stream()
                .filter(Entry::promised)
                .filter(entry -> !entry.onlyReplica().isEmpty())
                .collect(Collectors.groupingBy(entry -> entry.webhook().call() + " by " + entry.onlyReplica()));
        assertThat(calls).as("calls, %s", this).allSatisfy((call, all) -> {
            List<Entry> sent = all.stream()
                    .sorted(Comparator.comparingInt(entry -> entry.webhook().number()))
                    .toList();
            assertThat(sent.stream().map(this::firstOffset)).as(call).isSorted();
        });
    }

    private void assertNobodyWaited() {
        assertThat(attempts(entry -> true).filter(attempt -> blamed(attempt).compareTo(LONGEST) >= 0))
                .as("answered after 3 s or later on a machine that ran, %s", this)
                .isEmpty();
    }

    /** What is left of its time without that in which the machine stood still or had no processor for the ingress. */
    private Duration blamed(Attempt attempt) {
        return attempt.took().minus(ledger.stoodStill(attempt));
    }

    private Optional<Attempt> slowest(boolean genuine) {
        return attempts(entry -> entry.webhook().genuine() == genuine).max(Comparator.comparing(Attempt::took));
    }

    private Stream<Attempt> attempts(Predicate<Entry> which) {
        return entries.stream().filter(which).flatMap(entry -> entry.attempts().stream());
    }

    private String told(Optional<Attempt> slowest) {
        return slowest.map(attempt -> "%d ms (%d ms of it the machine)"
                        .formatted(
                                attempt.took().toMillis(),
                                ledger.stoodStill(attempt).toMillis()))
                .orElse("none");
    }

    private long firstOffset(Entry entry) {
        return of(entry).stream().mapToLong(TopicRecord::offset).min().orElseThrow();
    }

    private Set<String> ids(Entry entry) {
        return of(entry).stream().map(found -> found.header("ce_id")).collect(Collectors.toSet());
    }

    private List<TopicRecord> of(Entry entry) {
        return records.getOrDefault(entry.webhook().hash(), List.of());
    }
}
