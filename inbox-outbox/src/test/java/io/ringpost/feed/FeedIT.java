package io.ringpost.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.fixture.MemoryPublisher;
import io.ringpost.fixture.OwnSchema;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.ringpost.outbox.OutboxRelay;
import io.ringpost.outbox.OutboxSignal;
import io.ringpost.outbox.RelayMeters;
import io.ringpost.outbox.RelaySettings;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final long ALL = Long.MAX_VALUE;

    private OwnSchema schema = new OwnSchema();
    private Pool pool = schema.pool(VERTX);
    private OutboxSignal signal = new OutboxSignal(VERTX, pool);
    private OutboxSignal readerSignal = signal;
    private Feed feed = new Feed(pool, signal);

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @BeforeEach
    void start() {
        schema.close();
        schema = new OwnSchema();
        pool = schema.pool(VERTX);
        signal = new OutboxSignal(VERTX, pool);
        OutboxRelay relay = new OutboxRelay(
                pool,
                new MemoryPublisher(),
                new RelayMeters(new SimpleMeterRegistry()),
                RelaySettings.usual("", Duration.ofDays(1), 100_000));
        signal.listen(relay::wake);
        signal.start();
        Pool readerPool = schema.pool(VERTX);
        readerSignal = new OutboxSignal(VERTX, readerPool);
        feed = new Feed(readerPool, readerSignal, new FeedWindow(50, 1024 * 1024));
        readerSignal.start();
    }

    @AfterEach
    void stop() {
        signal.stop();
        readerSignal.stop();
        schema.close();
    }

    @Test
    void followsLiveOnAnotherReplicaThanTheOneThatRelays() {
        AssertSubscriber<FeedItem> follower = follow(0, ALL);

        add(Topology.CALL_EVENTS, 3);
        await().atMost(SOON).until(() -> follower.getItems().size() == 3);
        add(Topology.CALL_EVENTS, 2);
        await().atMost(SOON).until(() -> follower.getItems().size() == 5);

        assertThat(seqs(follower)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(follower.getItems().get(0).topic()).isEqualTo(Topology.CALL_EVENTS.name());
        assertThat(follower.getItems().get(0).headers()).containsEntry("ce_type", "t");
        assertThat(feed.latestSeq().await().atMost(SOON)).isEqualTo(5);
        follower.cancel();
    }

    @Test
    void resumesBehindTheGivenNumberFromFarOutsideTheWindow() {
        add(Topology.CALL_EVENTS, 450);
        awaitLatest(450);

        AssertSubscriber<FeedItem> follower = follow(20, ALL);
        await().atMost(SOON).until(() -> follower.getItems().size() == 430);
        add(Topology.CALL_EVENTS, 1);
        await().atMost(SOON).until(() -> follower.getItems().size() == 431);

        assertThat(seqs(follower))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(21, 451).boxed().toList());
        follower.cancel();
    }

    @Test
    void givesAFollowerWhatItAsksForAndNoMore() {
        AssertSubscriber<FeedItem> slow = follow(0, 2);
        AssertSubscriber<FeedItem> quick = follow(0, ALL);

        add(Topology.CALL_EVENTS, 300);
        await().atMost(SOON).until(() -> quick.getItems().size() == 300);
        int before = slow.getItems().size();
        slow.request(ALL);
        await().atMost(SOON).until(() -> slow.getItems().size() == 300);

        assertThat(before).isEqualTo(2);
        assertThat(seqs(slow)).isEqualTo(seqs(quick));
        slow.cancel();
        quick.cancel();
    }

    @Test
    void givesOnlyTheTopicsThatAreWanted() {
        AssertSubscriber<FeedItem> follower = follow(0, ALL);
        add(Topology.SMS, 3);
        add(Topology.CALL_EVENTS, 1);

        await().atMost(SOON).until(() -> follower.getItems().size() == 1);

        assertThat(seqs(follower)).containsExactly(4L);
        follower.cancel();
    }

    @Test
    void saysSoWhenWhatWasMissedIsNoLongerKept() {
        add(Topology.CALL_EVENTS, 10);
        awaitLatest(10);
        schema.execute("delete from outbox where seq <= 4");
        schema.execute("update outbox_relay set purged_seq = 4");

        FeedAnswer tooOld = feed.from(3, topic -> true).await().atMost(SOON);
        FeedAnswer fromTheFuture = feed.from(11, topic -> true).await().atMost(SOON);

        assertThat(tooOld).isEqualTo(new FeedAnswer.Gone(5, 10));
        assertThat(fromTheFuture).isEqualTo(new FeedAnswer.Gone(5, 10));
        AssertSubscriber<FeedItem> justInTime = follow(4, ALL);
        await().atMost(SOON).until(() -> justInTime.getItems().size() == 6);
        justInTime.cancel();
    }

    @Test
    void failsAFollowerThatThePurgeOvertook() {
        AssertSubscriber<FeedItem> slow = follow(0, 1);
        add(Topology.CALL_EVENTS, 300);
        awaitLatest(300);
        await().atMost(SOON).until(() -> slow.getItems().size() == 1);
        schema.execute("delete from outbox where seq <= 290");
        schema.execute("update outbox_relay set purged_seq = 290");

        slow.request(ALL);

        slow.awaitFailure(SOON).assertFailedWith(FeedGone.class, "");
    }

    private AssertSubscriber<FeedItem> follow(long afterSeq, long demand) {
        return feed.from(afterSeq, topic -> topic.equals(Topology.CALL_EVENTS.name()))
                .await()
                .atMost(SOON)
                .match(live -> live.items().subscribe().withSubscriber(AssertSubscriber.create(demand)), gone -> {
                    throw new AssertionError(gone);
                });
    }

    private void awaitLatest(long seq) {
        await().atMost(SOON).until(() -> feed.latestSeq().await().atMost(SOON) == seq);
    }

    private void add(Topic topic, int count) {
        List<OutboxMessage> messages = IntStream.range(0, count)
                .mapToObj(i -> new OutboxMessage(topic, "k", Map.of("ce_type", "t"), new byte[] {1}))
                .toList();
        pool.withTransaction(tx -> new Outbox().add(tx, messages)).await().atMost(SOON);
    }

    private static List<Long> seqs(AssertSubscriber<FeedItem> follower) {
        return follower.getItems().stream().map(FeedItem::seq).toList();
    }
}
