package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.deadletter.DeadLetters;
import io.ringpost.fixture.MemoryPublisher;
import io.ringpost.fixture.OwnSchema;
import io.ringpost.fixture.Polled;
import io.ringpost.local.junit.LocalServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchConsumerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Patience QUICK =
            new Patience(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(2), 3);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private static Vertx vertx = Vertx.vertx();

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MemoryPublisher broker = new MemoryPublisher();
    private OwnSchema schema = new OwnSchema();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.closeAndAwait();
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
    void appliesAFactOnceHoweverOftenItIsPolled() {
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect"));

        Tally first = handle(consumer, "a", "b", "a", "other", "b");
        Tally second = handle(consumer, "b", "c", "a");

        assertThat(schema.column("select id from effect order by at")).containsExactly("a", "b", "c");
        assertThat(first).isEqualTo(new Tally(2, 2, 1, 0, 0));
        assertThat(second).isEqualTo(new Tally(1, 2, 0, 0, 0));
    }

    @Test
    void handsFurtherCopiesOverAfterTheirFact() {
        List<String> told = new CopyOnWriteArrayList<>();
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect") {
            @Override
            public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
                told.add("fresh " + fresh);
                return super.apply(tx, fresh);
            }

            @Override
            public Uni<Void> repeated(SqlConnection tx, List<String> copies) {
                told.add("copies " + copies);
                return Uni.createFrom().voidItem();
            }
        });

        handle(consumer, "a", "b", "a");
        handle(consumer, "b");
        handle(consumer, "c");

        assertThat(told).containsExactly("fresh [a, b]", "copies [a]", "copies [b]", "fresh [c]");
    }

    @Test
    void parksWhatItCannotUnderstandUnchangedAndWithTheReason() {
        var batch = Polled.ids(List.of("a", "poison", "bug"));
        batch.get(1).headers().add("ce_id", new byte[] {(byte) 0xff});

        Tally tally = await(consumer(new EffectHandler("effect")).handle(batch));

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, 2, 0));
        ProducerRecord<String, byte @Nullable []> parked = broker.stored.get(0);
        assertThat(parked.topic()).isEqualTo(Polled.TOPIC + ".dlq");
        assertThat(parked.key()).isEqualTo("key");
        assertThat(parked.value()).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
        assertThat(parked.headers().lastHeader("ce_id").value()).containsExactly(0xff);
        assertThat(headers(parked))
                .contains(
                        "dead-letter-reason=not_json",
                        "dead-letter-cause=line 1",
                        "dead-letter-consumer=effects",
                        "dead-letter-topic=" + Polled.TOPIC,
                        "dead-letter-partition=0",
                        "dead-letter-offset=1",
                        "dead-letter-at=2026-03-01T10:00:00Z");
        assertThat(headers(broker.stored.get(1)))
                .contains("dead-letter-reason=understand_failed")
                .noneMatch(header -> header.contains("5511999990007"));
    }

    @Test
    void findsTheOneRowThatTheDatabaseRefusesAndAppliesAllOthers() {
        List<String> ids =
                new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "id" + i).toList());
        ids.add(17, "bad");

        Tally tally = handle(consumer(new EffectHandler("strict")), ids.toArray(String[]::new));

        assertThat(schema.number("select count(*) from strict")).isEqualTo(40);
        assertThat(schema.number("select count(*) from inbox")).isEqualTo(40);
        assertThat(tally.fresh()).isEqualTo(40);
        assertThat(tally.deadLetters()).isEqualTo(1);
        assertThat(headers(broker.stored.get(0)))
                .contains(
                        "dead-letter-reason=apply_failed",
                        "dead-letter-offset=17",
                        "dead-letter-cause=PgException sqlstate=23514 constraint=strict_id_check");
    }

    @Test
    void blamesTheRowWhoseValueTheDriverCannotEncode() {
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect") {
            @Override
            public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
                return tx.preparedQuery("select $1::int")
                        .execute(Tuple.of(fresh.contains("b") ? "no number" : 1))
                        .chain(() -> super.apply(tx, fresh));
            }
        });

        Tally tally = handle(consumer, "a", "b", "c");

        assertThat(tally.fresh()).isEqualTo(2);
        assertThat(tally.deadLetters()).isEqualTo(1);
        assertThat(schema.column("select id from effect order by at")).containsExactly("a", "c");
    }

    @Test
    void triesASerializationFailureAgainWithoutParkingAnything() {
        AtomicInteger tries = new AtomicInteger();
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect") {
            @Override
            public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
                return tries.incrementAndGet() < 8
                        ? tx.query("do $$ begin raise exception using errcode = '40001'; end $$")
                                .execute()
                                .replaceWithVoid()
                        : super.apply(tx, fresh);
            }
        });

        Tally tally = handle(consumer, "a");

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, 0, 7));
        assertThat(broker.stored).isEmpty();
    }

    @Test
    void whatFollowsABatchComesOnceItIsApplied() {
        List<String> appliedThen = new CopyOnWriteArrayList<>();
        var batch =
                new ConsumerRecords<>(Map.of(new TopicPartition(Polled.TOPIC, 0), Polled.ids(List.of("a"))), Map.of());

        consumer(new EffectHandler("effect"))
                .after(() -> appliedThen.addAll(schema.column("select id from effect")))
                .consume(Message.of(batch))
                .await()
                .atMost(SOON);

        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(appliedThen)
                .containsExactly("a"));
    }

    @Test
    void acknowledgesABatchOnlyWhenItIsSettledThoughAClassWasMissing() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger acknowledged = new AtomicInteger();
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect") {
            @Override
            public Understood<String> understand(InboundRecord polled) {
                if (tries.getAndIncrement() == 0) {
                    throw new NoClassDefFoundError();
                }
                return super.understand(polled);
            }
        });
        var batch = new ConsumerRecords<>(
                Map.of(new TopicPartition(Polled.TOPIC, 0), Polled.ids(List.of("a", "b"))), Map.of());

        consumer.consume(Message.of(batch, () -> {
                    acknowledged.incrementAndGet();
                    return CompletableFuture.completedStage(null);
                }))
                .await()
                .atMost(SOON);
        Awaitility.await().atMost(SOON).until(() -> acknowledged.get() == 1);

        assertThat(schema.column("select id from effect order by at")).containsExactly("a", "b");
        assertThat(broker.stored).isEmpty();
    }

    @Test
    void waitsForTheDatabaseAndParksNothingMeanwhile() {
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect"));
        handle(consumer, "before");

        LocalServers.postgres().stop();
        CompletableFuture<Tally> handled =
                consumer.handle(Polled.ids(List.of("a", "b"))).subscribeAsCompletionStage();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> registry.counter("ringpost.inbox.troubles", "consumer", "effects")
                                .count()
                        > 4);
        double stalled = registry.get("ringpost.inbox.stalled.seconds").gauge().value();
        boolean done = handled.isDone();
        LocalServers.postgres().start();

        assertThat(done).isFalse();
        assertThat(stalled).isPositive();
        assertThat(handled).succeedsWithin(SOON);
        assertThat(schema.column("select id from effect order by at")).containsExactly("before", "a", "b");
        assertThat(broker.stored).isEmpty();
        assertThat(registry.get("ringpost.inbox.stalled.seconds").gauge().value())
                .isZero();
    }

    @Test
    void appliesOnceThoughTheDatabaseFroze() {
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect"));
        handle(consumer, "before");

        LocalServers.postgres().pause();
        CompletableFuture<Tally> handled =
                consumer.handle(Polled.ids(List.of("a", "b"))).subscribeAsCompletionStage();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> registry.counter("ringpost.inbox.troubles", "consumer", "effects")
                                .count()
                        > 0);
        LocalServers.postgres().resume();

        assertThat(handled).succeedsWithin(SOON);
        assertThat(schema.column("select id from effect order by at")).containsExactly("before", "a", "b");
        assertThat(broker.stored).isEmpty();
    }

    @Test
    void waitsForALockThatOutlastsItsTriesAndBlamesNoRow() throws SQLException {
        Patience hasty = new Patience(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(200), 2);
        BatchConsumer<String> consumer = consumer(new EffectHandler("effect"), schema.pool(vertx), hasty);
        CompletableFuture<Tally> handled;

        try (Connection other = schema.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table effect");
            handled = consumer.handle(Polled.ids(List.of("a", "b"))).subscribeAsCompletionStage();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> registry.counter("ringpost.inbox.troubles", "consumer", "effects")
                                    .count()
                            > 5);
            other.rollback();
        }

        assertThat(handled).succeedsWithin(SOON);
        assertThat(broker.stored).isEmpty();
        assertThat(schema.column("select id from effect order by at")).containsExactly("a", "b");
    }

    @Test
    void waitsForTheBrokerBeforeItGoesOnWithWhatItMustPark() {
        AtomicInteger tries = new AtomicInteger();
        broker.answers(outgoing -> tries.incrementAndGet() < 4
                ? Uni.createFrom().failure(new org.apache.kafka.common.errors.TimeoutException("away"))
                : Uni.createFrom().voidItem());

        Tally tally = handle(consumer(new EffectHandler("effect")), "poison", "a");

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, 1, 3));
    }

    /** The places at which a replica is killed; the next one is given the same batch. */
    enum Killed {
        AFTER_DEAD_LETTERS,
        BEFORE_EFFECT,
        AFTER_EFFECT,
        AFTER_COMMIT
    }

    @Test
    void losesNothingAndRepeatsNoEffectWhereverItIsKilled() {
        String[] ids = Stream.concat(Stream.of("poison"), IntStream.range(0, 20).mapToObj(i -> "id" + i))
                .toArray(String[]::new);

        for (Killed place : Killed.values()) {
            handleAndDie(place, ids);
        }
        Tally last = handle(consumer(new EffectHandler("effect")), ids);

        assertThat(last.fresh() + last.duplicates()).isEqualTo(20);
        assertThat(schema.column("select id from effect order by at"))
                .containsExactlyElementsOf(List.of(ids).subList(1, 21));
        assertThat(broker.stored).hasSize(Killed.values().length + 1);
    }

    @Test
    void twoReplicasWithTheSameFactsApplyThemOnce() {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "id" + i).toList();
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);

        CompletableFuture<Tally> one =
                consumer(new EffectHandler("effect")).handle(Polled.ids(ids)).subscribeAsCompletionStage();
        CompletableFuture<Tally> two = consumer(new EffectHandler("effect"))
                .handle(Polled.ids(reversed))
                .subscribeAsCompletionStage();

        assertThat(one).succeedsWithin(SOON);
        assertThat(two).succeedsWithin(SOON);
        assertThat(one.join().fresh() + two.join().fresh()).isEqualTo(200);
        assertThat(schema.number("select count(*) from effect")).isEqualTo(200);
    }

    private void handleAndDie(Killed place, String... ids) {
        Set<Killed> reached = ConcurrentHashMap.newKeySet();
        var pool = schema.pool(vertx);
        BatchConsumer<String> doomed = consumer(
                new EffectHandler("effect") {
                    @Override
                    public Uni<Void> apply(SqlConnection tx, List<String> fresh) {
                        Uni<Void> effect = place == Killed.BEFORE_EFFECT ? hang(place) : super.apply(tx, fresh);
                        return place == Killed.AFTER_EFFECT ? effect.chain(() -> hang(place)) : effect;
                    }

                    private Uni<Void> hang(Killed at) {
                        reached.add(at);
                        return Uni.createFrom().nothing();
                    }
                },
                pool);
        broker.answers(outgoing -> {
            if (place == Killed.AFTER_DEAD_LETTERS) {
                reached.add(place);
                return Uni.createFrom().nothing();
            }
            return Uni.createFrom().voidItem();
        });
        var running = doomed.handle(Polled.ids(List.of(ids)))
                .onItem()
                .invoke(() -> reached.add(Killed.AFTER_COMMIT))
                .subscribe()
                .with(tally -> {});
        Awaitility.await().atMost(SOON).until(() -> reached.contains(place));
        running.cancel();
        pool.closeAndAwait();
        broker.answers(outgoing -> Uni.createFrom().voidItem());
    }

    private BatchConsumer<String> consumer(BatchHandler<String> handler) {
        return consumer(handler, schema.pool(vertx));
    }

    private BatchConsumer<String> consumer(BatchHandler<String> handler, Pool pool) {
        return consumer(handler, pool, QUICK);
    }

    private BatchConsumer<String> consumer(BatchHandler<String> handler, Pool pool, Patience patience) {
        return new BatchConsumers(
                        pool,
                        new DeadLetters(broker, registry, CLOCK),
                        new InboxMeters(registry),
                        new BatchSettings("", patience, Runnable::run))
                .of(handler);
    }

    private static Tally handle(BatchConsumer<String> consumer, String... ids) {
        return await(consumer.handle(Polled.ids(List.of(ids))));
    }

    private static Tally await(Uni<Tally> handled) {
        return handled.await().atMost(SOON);
    }

    private static List<String> headers(ProducerRecord<String, byte @Nullable []> parked) {
        List<String> headers = new ArrayList<>();
        for (Header header : parked.headers()) {
            headers.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
