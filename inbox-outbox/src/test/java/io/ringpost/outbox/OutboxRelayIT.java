package io.ringpost.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.contract.Topology;
import io.ringpost.fixture.MemoryPublisher;
import io.ringpost.fixture.OwnSchema;
import io.ringpost.local.OwnThread;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.publish.KafkaPublisher;
import io.ringpost.publish.RecordPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxRelayIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Vertx VERTX = Vertx.vertx();

    private final MemoryPublisher broker = new MemoryPublisher();
    private OwnSchema schema = new OwnSchema();

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @BeforeEach
    void migrate() {
        schema.close();
        schema = new OwnSchema();
    }

    @AfterEach
    void drop() {
        schema.close();
    }

    @Test
    void publishesOnTheBrokerInTheOrderOfAKeyWithHeadersAndTombstones() {
        String key = UUID.randomUUID().toString();
        try (KafkaPublisher kafka = kafka()) {
            Replica replica = replica(kafka).start();

            replica.add(List.of(
                    Replica.message(key, bytes("1")),
                    new OutboxMessage(Topology.CALL_EVENTS, key, Map.of(), bytes("")),
                    OutboxMessage.tombstone(Topology.CALL_EVENTS, key, Map.of())));
            List<TopicRecord> records = published(key, 3);

            assertThat(records.get(0).text()).isEqualTo("1");
            assertThat(records.get(0).headers()).containsEntry("ce_type", "a \"quoted\" type");
            assertThat(records.get(1).value()).isEmpty();
            assertThat(records.get(2).value()).isNull();
            replica.kill();
        }
    }

    @Test
    void nothingIsSeenOutsideOfATransactionThatIsRolledBack() {
        Replica replica = replica(broker).start();
        var pool = schema.pool(VERTX);

        Uni<Void> rolledBack = pool.withTransaction(tx -> new Outbox()
                .add(tx, List.of(Replica.message("never", bytes("x"))))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("undo"))));
        rolledBack.onFailure().recoverWithNull().await().atMost(SOON);
        replica.add("kept", 0, 1);

        awaitNumbered(1);
        assertThat(broker.keys()).containsExactly("kept");
        replica.kill();
    }

    @Test
    void twoReplicasLoseNothingKeepTheOrderOfKeysAndNumberWithoutGaps() {
        Replica one = replica(broker).start();
        Replica two = replica(broker).start();

        CompletableFuture<?> ofOne = OwnThread.run("writer-one", () -> fill(one, "a", "b"));
        CompletableFuture<?> ofTwo = OwnThread.run("writer-two", () -> fill(two, "c", "d"));
        CompletableFuture.allOf(ofOne, ofTwo).join();
        awaitNumbered(400);

        assertGapless(400);
        for (String key : List.of("a", "b", "c", "d")) {
            assertThat(valuesOf(key)).containsExactlyElementsOf(range(100));
        }
        one.kill();
        two.kill();
    }

    @Test
    void anotherPublishesAgainWhatWasPublishedButNotMarked() {
        broker.answers(outgoing -> Uni.createFrom().nothing());
        Replica doomed = replica(broker).start();
        doomed.add("a", 0, 10);
        await().atMost(SOON).until(() -> broker.stored.size() == 10);

        doomed.kill();
        broker.answers(outgoing -> Uni.createFrom().voidItem());
        Replica next = replica(broker).start();
        awaitNumbered(10);

        assertGapless(10);
        assertThat(broker.stored).hasSize(20);
        assertThat(new LinkedHashSet<>(valuesOf("a"))).containsExactlyElementsOf(range(10));
        next.kill();
    }

    @Test
    void aRelayThatLostItsLeaseMarksAndNumbersNothing() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        MemoryPublisher slowBroker = new MemoryPublisher();
        slowBroker.answers(outgoing -> Uni.createFrom().completionStage(slow));
        Replica stalled = replica(slowBroker);
        stalled.add("a", 0, 5);
        stalled.relay.wake();
        await().atMost(SOON).until(() -> slowBroker.stored.size() == 5);

        Replica next = replica(broker).start();
        awaitNumbered(5);
        slow.complete(null);
        await().atMost(SOON)
                .until(() -> stalled.registry
                                .get("ringpost.outbox.lease.held")
                                .gauge()
                                .value()
                        == 0);

        next.add("a", 5, 5);
        awaitNumbered(10);
        assertGapless(10);
        assertThat(schema.number("select last_seq from outbox_relay")).isEqualTo(10);
        assertThat(stalled.registry.find("ringpost.outbox.published").counter()).isNull();
        next.kill();
        stalled.kill();
    }

    @Test
    void theNextReplicaNeedNotWaitForALeaseThatWasGivenUp() {
        Replica first = new Replica(VERTX, schema.pool(VERTX), broker, Duration.ofHours(1)).start();
        first.add("a", 0, 1);
        awaitNumbered(1);

        first.relay.stop().await().atMost(SOON);
        first.kill();
        Replica next = replica(broker).start();
        next.add("a", 1, 1);

        awaitNumbered(2);
        next.kill();
    }

    @Test
    void keepsTheOrderOfAKeyWhoseFirstRowFailedAndGoesOnWithOthers() {
        AtomicInteger tries = new AtomicInteger();
        broker.answers(outgoing -> valueOf(outgoing).equals("0") && tries.incrementAndGet() < 3
                ? Uni.createFrom().failure(new TimeoutException("not now"))
                : Uni.createFrom().voidItem());
        Replica replica = replica(broker).start();

        replica.add("a", 0, 3);
        awaitNumbered(3);

        assertThat(schema.column("select convert_from(value, 'UTF8') from outbox order by seq"))
                .containsExactly("0", "1", "2");
        assertThat(valuesOf("a").subList(broker.stored.size() - 3, broker.stored.size()))
                .containsExactly("0", "1", "2");
        replica.kill();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTopicThatIsStuckKeepsNoOtherWaiting(boolean answers) {
        CompletableFuture<Void> back = new CompletableFuture<>();
        broker.answers(outgoing -> {
            if (!outgoing.topic().equals(Topology.CALL_EVENTS.name()) || back.isDone()) {
                return Uni.createFrom().voidItem();
            }
            return answers
                    ? Uni.createFrom().failure(new TimeoutException("away"))
                    : Uni.createFrom().completionStage(() -> back.copy());
        });
        Replica replica =
                new Replica(VERTX, schema.pool(VERTX), broker, RelaySettings.usual("", Duration.ofDays(1), 100_000));
        replica.add(IntStream.range(0, 600)
                .mapToObj(i -> Replica.message("k" + i, bytes("x")))
                .toList());
        replica.add(List.of(new OutboxMessage(Topology.SMS, "good", Map.of(), bytes("x"))));

        replica.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> schema.column("select key from outbox where published is not null")
                        .equals(List.of("good")));
        back.complete(null);

        awaitNumbered(601);
        assertGapless(601);
        if (!answers) {
            assertThat(broker.stored).hasSize(601);
        }
        replica.kill();
    }

    @Test
    void isNudgedByTheCommitItself() {
        var pool = schema.pool(VERTX);
        OutboxSignal hourly = new OutboxSignal(VERTX, pool, Duration.ofHours(1));
        AtomicInteger fired = new AtomicInteger();
        hourly.listen(fired::incrementAndGet);
        Replica replica =
                new Replica(pool, broker, RelaySettings.usual("", Duration.ofDays(1), 100_000), hourly).start();
        await().atMost(SOON).until(() -> fired.get() > 0);

        replica.add("a", 0, 3);

        await().atMost(SOON).until(() -> broker.stored.size() == 3);
        awaitNumbered(3);
        replica.kill();
    }

    @Test
    void aRelayThatRestsTakesTogetherWhatComesMeanwhile() {
        RelaySettings resting =
                RelaySettings.usual("", Duration.ofDays(1), 100_000).resting(Duration.ofMillis(300));
        Replica replica = new Replica(VERTX, schema.pool(VERTX), broker, resting).start();
        replica.add("first", 0, 1);
        awaitNumbered(1);

        IntStream.range(0, 20).forEach(i -> replica.add("b", i, 1));
        awaitNumbered(21);
        replica.add("many", 0, 700);
        awaitNumbered(721);

        assertGapless(721);
        assertThat(Integer.parseInt(schema.column("select count(distinct xmin::text) from outbox where key = 'b'")
                        .get(0)))
                .isLessThan(10);
        replica.kill();
    }

    @Test
    void aRecordThatTheBrokerNeverTakesBlocksNobody() {
        String key = UUID.randomUUID().toString();
        try (KafkaPublisher kafka = kafka()) {
            Replica replica = replica(kafka).start();

            replica.add(List.of(
                    Replica.message(key, bytes("1")),
                    Replica.message(key, new byte[7 * 1024 * 1024]),
                    Replica.message(key, bytes("2"))));
            List<TopicRecord> records = published(key, 2);
            awaitNumbered(2);

            assertThat(records).extracting(TopicRecord::text).containsExactly("1", "2");
            assertThat(schema.column("select refused from outbox where refused is not null"))
                    .containsExactly("record too large");
            assertThat(replica.registry.counter("ringpost.outbox.refused").count())
                    .isEqualTo(1);
            replica.kill();
        }
    }

    @Test
    void publishesWhenTheBrokerIsBack() {
        String key = UUID.randomUUID().toString();
        try (KafkaPublisher kafka = kafka()) {
            Replica replica = replica(kafka).start();
            replica.add(key, 0, 1);
            awaitNumbered(1);

            LocalServers.kafka().stop();
            replica.add(key, 1, 5);
            LocalServers.kafka().start();

            assertThat(published(key, 6)).extracting(TopicRecord::text).containsSubsequence(range(6));
            awaitNumbered(6);
            assertGapless(6);
            replica.kill();
        }
    }

    @Test
    void publishesWhenTheDatabaseIsBackAndIsNudgedAgain() {
        Replica replica = replica(broker).start();
        replica.add("a", 0, 1);
        awaitNumbered(1);

        LocalServers.postgres().stop();
        LocalServers.postgres().start();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            replica.add("a", 1, 1);
            return true;
        });

        awaitNumbered(2);
        assertGapless(2);
        replica.kill();
    }

    @Test
    void purgesWhatIsOldAndWhatIsTooMuchAndRemembersHowFar() {
        RelaySettings keepThree =
                new RelaySettings("", LEASE, 50, Duration.ofDays(1), 3, Duration.ofDays(30), Duration.ZERO);
        schema.execute("insert into inbox select 'old', 'c', now() - interval '31 days'");
        schema.execute("insert into inbox select 'new', 'c', now() - interval '29 days'");
        Replica first = replica(broker).start();
        first.add("a", 0, 10);
        awaitNumbered(10);
        first.relay.stop().await().atMost(SOON);
        first.kill();

        Replica purging = new Replica(VERTX, schema.pool(VERTX), broker, keepThree).start();
        await().atMost(SOON).until(() -> schema.number("select count(*) from outbox") == 3);

        assertThat(schema.column("select seq from outbox order by seq")).containsExactly("8", "9", "10");
        assertThat(schema.number("select purged_seq from outbox_relay")).isEqualTo(7);
        assertThat(schema.column("select event_id from inbox")).containsExactly("new");
        purging.kill();
    }

    @Test
    void whoLostTheLeasePurgesNothingAndTheLastRowStays() {
        Replica replica = replica(broker).start();
        replica.add("a", 0, 5);
        awaitNumbered(5);
        replica.relay.stop().await().atMost(SOON);
        long token = schema.number("select token from outbox_relay");
        Purge purge = new Purge(
                schema.pool(VERTX),
                new RelaySettings("", LEASE, 50, Duration.ZERO, 0, Duration.ofDays(30), Duration.ZERO));

        purge.run(token - 1).await().atMost(SOON);
        long kept = schema.number("select count(*) from outbox");
        purge.run(token).await().atMost(SOON);

        assertThat(kept).isEqualTo(5);
        assertThat(schema.column("select seq from outbox")).containsExactly("5");
        assertThat(schema.number("select purged_seq from outbox_relay")).isEqualTo(4);
        replica.kill();
    }

    @Test
    void tellsHowMuchWaitsAndForHowLong() {
        broker.answers(outgoing -> Uni.createFrom().failure(new TimeoutException("away")));
        Replica replica = replica(broker);
        replica.add("a", 0, 4);

        replica.relay.wake();

        await().atMost(SOON)
                .until(() ->
                        replica.registry.get("ringpost.outbox.lag.rows").gauge().value() == 4);
        assertThat(replica.registry.get("ringpost.outbox.lag.seconds").gauge().value())
                .isPositive();
        replica.kill();
    }

    private Replica replica(RecordPublisher publisher) {
        return new Replica(VERTX, schema.pool(VERTX), publisher, LEASE);
    }

    private static KafkaPublisher kafka() {
        return KafkaPublisher.open(
                Map.of("bootstrap.servers", LocalServers.kafka().bootstrapServers()));
    }

    private static void fill(Replica replica, String... keys) {
        for (int i = 0; i < 100; i += 10) {
            for (String key : keys) {
                replica.add(key, i, 10);
            }
        }
    }

    private static List<TopicRecord> published(String key, int count) {
        return LocalServers.kafka()
                .reader()
                .await(
                        Topology.CALL_EVENTS.name(),
                        SOON,
                        records -> of(key, records).size() >= count)
                .stream()
                .filter(published -> key.equals(published.key()))
                .toList();
    }

    private static List<TopicRecord> of(String key, List<TopicRecord> records) {
        return records.stream().filter(published -> key.equals(published.key())).toList();
    }

    private void awaitNumbered(int rows) {
        await().atMost(SOON)
                .until(() -> schema.number("select count(*) from outbox where published is not null") == rows);
    }

    private void assertGapless(int rows) {
        assertThat(schema.column("select seq from outbox where seq is not null order by seq"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows).mapToObj(Long::toString).toList());
    }

    private List<String> valuesOf(String key) {
        return broker.stored.stream()
                .filter(outgoing -> outgoing.key().equals(key))
                .map(OutboxRelayIT::valueOf)
                .toList();
    }

    private static String valueOf(ProducerRecord<String, byte[]> outgoing) {
        return new String(outgoing.value(), StandardCharsets.UTF_8);
    }

    private static List<String> range(int end) {
        return IntStream.range(0, end).mapToObj(Integer::toString).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
