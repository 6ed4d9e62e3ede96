package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldHistoryIT {
    private static final Duration KEPT = Duration.ofDays(10);

    private OwnSchema schema;
    private History history;
    private AttemptDays days;
    private OldAttempts attempts;
    private OldPayloads payloads;
    private OldDeliveries deliveries;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        history = new History(schema);
        days = new AttemptDays(schema.pool());
        attempts = new OldAttempts(schema.pool());
        payloads = new OldPayloads(schema.pool());
        deliveries = new OldDeliveries(schema.pool());
        schema.endpoint("one", 64);
        schema.execute("update purge_start set at = now()");
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void wholeDaysAreDroppedAndTheOthersStay() {
        twelveDays();

        Integer dropped = attempts.drop(KEPT).await().atMost(Claimers.SOON);

        assertThat(dropped).isEqualTo(1);
        assertThat(attempts.drop(KEPT).await().atMost(Claimers.SOON)).isZero();
        assertThat(history.partitions()).hasSize(12).doesNotContain("attempt_before");
        assertThat(standing()).isZero();
        assertThat(history.count("attempt")).isEqualTo(1);
    }

    @Test
    void dayThatLeftIsDroppedOnlyWhenItIsOldEnoughAndWhatSomebodyTookOutStays() {
        twelveDays();
        String young = History.name(LocalDate.now(ZoneOffset.UTC).minusDays(3));
        schema.execute("alter table attempt detach partition " + young + " concurrently");
        schema.execute("create table attempt_20200101 (like attempt)");

        Integer dropped = attempts.drop(KEPT).await().atMost(Claimers.SOON);
        long stayed = history.count(young);
        Integer later = attempts.drop(Duration.ofDays(2)).await().atMost(Claimers.SOON);

        assertThat(dropped).isEqualTo(1);
        assertThat(stayed).isEqualTo(1);
        assertThat(later).isEqualTo(8);
        assertThat(history.names("select relname as name from pg_class where relname in ('attempt_20200101', '" + young
                        + "') and relnamespace = '" + schema.name() + "'::regnamespace"))
                .containsExactly("attempt_20200101");
    }

    @Test
    void daysAreDroppedOnceByReplicasThatDoSoAtTheSameMoment() {
        twelveDays();

        List<Integer> dropped = Uni.join()
                .all(attempts.drop(KEPT), attempts.drop(KEPT), attempts.drop(KEPT))
                .andFailFast()
                .await()
                .atMost(Claimers.SOON);

        assertThat(dropped.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(standing()).isZero();
    }

    /** Who reads for long holds a day back, and neither claims nor savings wait for that. */
    @Test
    void dayThatSomebodyReadsLeavesAtOnceAndIsDroppedLaterWhileDeliveriesGoOn() throws Exception {
        twelveDays();
        history.delivery("open", "v", "pending", 1);
        SqlConnection reader = schema.pool().getConnection().await().atMost(Claimers.SOON);
        reader.begin().await().atMost(Claimers.SOON);
        reader.query("select count(*) from attempt").execute().await().atMost(Claimers.SOON);

        CompletableFuture<Integer> drop = attempts.drop(KEPT)
                .onFailure(PgException.class)
                .recoverWithItem(-1)
                .subscribeAsCompletionStage();
        await().atMost(Claimers.SOON)
                .until(() ->
                        history.count("pg_inherits where inhparent = 'attempt'::regclass and inhdetachpending") == 1);
        List<String> claimed = Claimers.claim(Claimers.on(schema.pool()), 10);
        history.attempt("open", 1, Instant.now());
        long kept = history.count("attempt");
        Integer first = drop.get(60, TimeUnit.SECONDS);
        reader.close().await().atMost(Claimers.SOON);

        assertThat(claimed).containsExactly("open");
        assertThat(kept).isEqualTo(2);
        assertThat(first).isEqualTo(-1);
        assertThat(attempts.drop(KEPT).await().atMost(Claimers.SOON)).isEqualTo(1);
        assertThat(standing()).isZero();
    }

    @Test
    void whatIsOpenOrWasChangedLatelyStaysHoweverOldItIsAndWhatEndedIsForgottenWithItsEvent() {
        for (String status :
                List.of("pending", "retrying", "sending", "held", "delivered", "failed", "expired", "cancelled")) {
            history.delivery(status, "event-of-" + status, status, 20);
        }
        history.delivery("replayed", "event-of-replayed", "delivered", 20);
        schema.execute("update delivery set updated_at = now() where id = 'replayed'");
        history.delivery("young", "event-of-young", "delivered", 9);
        history.delivery("first", "shared", "delivered", 20);
        history.delivery("second", "shared", "held", 20);

        Integer forgotten = deliveries.forget(KEPT).await().atMost(Claimers.SOON);

        assertThat(forgotten).isEqualTo(5);
        assertThat(history.names("select id as name from delivery order by 1"))
                .containsExactly("held", "pending", "replayed", "retrying", "second", "sending", "young");
        assertThat(history.names("select id as name from event order by 1"))
                .containsExactly(
                        "event-of-held",
                        "event-of-pending",
                        "event-of-replayed",
                        "event-of-retrying",
                        "event-of-sending",
                        "event-of-young",
                        "shared");
    }

    @Test
    void moreThanOneBatchIsForgottenPastWhatStays() {
        schema.execute("insert into event (id, name, body) values ('v', 'x.y', '{}')");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status, created_at, updated_at)
                select 'd' || n, 'one', 'v', 'x.y', case when n % 3 = 0 then 'held' else 'delivered' end,
                    now() - interval '20 days', now() - interval '20 days' from generate_series(1, 1800) n""");

        Integer forgotten = deliveries.forget(KEPT).await().atMost(Claimers.SOON);

        assertThat(forgotten).isEqualTo(1200);
        assertThat(history.count("delivery")).isEqualTo(600);
    }

    @Test
    void payloadsOfWhatEndedAreEmptiedAndTheRecordStays() {
        history.delivery("old", "v1", "failed", 20);
        history.delivery("open", "v2", "retrying", 20);
        history.delivery("young", "v3", "delivered", 9);
        history.attempt("old", 1, Instant.now().minus(Duration.ofDays(20)));

        Integer purged = payloads.purge(KEPT).await().atMost(Claimers.SOON);

        assertThat(purged).isEqualTo(1);
        assertThat(history.names("select id as name from event where purged_at is not null and body = ''"))
                .containsExactly("v1");
        assertThat(history.count("event where body <> ''")).isEqualTo(2);
        assertThat(history.count("delivery")).isEqualTo(3);
        assertThat(history.count("attempt")).isEqualTo(1);
        assertThat(payloads.purge(KEPT).await().atMost(Claimers.SOON)).isZero();
    }

    @Test
    void whatIsGivenBackAtThatMomentKeepsItsPayload() {
        history.delivery("old", "v1", "failed", 20);

        Integer purged = schema.pool()
                .withTransaction(tx -> tx.preparedQuery(DeliveryReader.RETRY)
                        .execute(Tuple.of("old", null))
                        .chain(() -> payloads.purge(KEPT)))
                .await()
                .atMost(Claimers.SOON);

        assertThat(purged).isZero();
        assertThat(payloads.purge(KEPT).await().atMost(Claimers.SOON)).isZero();
        assertThat(history.count("event where body <> ''")).isEqualTo(1);
    }

    @Test
    void whatHasNoPayloadIsNeitherTriedAgainNorCountedNorGivenBack() {
        history.delivery("old", "v1", "failed", 20);
        history.delivery("young", "v2", "failed", 5);
        schema.execute(
                "insert into replay (id, endpoint_id, since, until, statuses, per_second, status, matched, asked_by)"
                        + " values ('r', 'one', now(), now(), '{failed}', 10, 'running', 2, 'somebody')");
        schema.execute("insert into replay_delivery values ('r', 1, 'old'), ('r', 2, 'young')");
        Instant now = Instant.now();
        ReplayOrder order =
                new ReplayOrder("one", now.minus(Duration.ofDays(30)), now, List.of("failed", "expired"), 10);
        Replays replays = new Replays(schema.pool(), new SlowReads(schema.pool()), KEPT, Replays.MOST);

        payloads.purge(KEPT).await().atMost(Claimers.SOON);

        assertThat(replays.count(order).await().atMost(Claimers.SOON)).isEqualTo(1);
        assertThat(new DeliveryReader(schema.pool()).retry("old", null).await().atMost(Claimers.SOON))
                .isEmpty();
        ReplayWork.Step step = new ReplayWork(schema.pool())
                .step()
                .await()
                .atMost(Claimers.SOON)
                .orElseThrow();
        assertThat(step.replayed()).isEqualTo(1);
        assertThat(step.skipped()).isEqualTo(1);
        assertThat(history.names("select id as name from delivery where status = 'pending'"))
                .containsExactly("young");
    }

    /** A replica of an earlier release gives back whatever failed. */
    @Test
    void whatAnEarlierReleaseGivesBackWithoutPayloadIsNeverSentAndFailsAndItsPlaceIsFreeAgain() {
        history.delivery("old", "v1", "failed", 20);
        payloads.purge(KEPT).await().atMost(Claimers.SOON);
        schema.execute("update delivery set status = 'pending', manual = true, due_at = now() where id = 'old'");

        List<String> claimed = Claimers.claim(Claimers.on(schema.pool()), 10);
        Integer ended = payloads.end().await().atMost(Claimers.SOON);

        assertThat(claimed).isEmpty();
        assertThat(ended).isEqualTo(1);
        assertThat(history.names("select status || coalesce(due_at::text, '') as name from delivery"))
                .containsExactly("failed");
        assertThat(payloads.end().await().atMost(Claimers.SOON)).isZero();
    }

    @Test
    void noPayloadGoesWhileReplicasOfAnEarlierReleaseMayStillRun() {
        schema.execute("update purge_start set at = now() + interval '1 hour'");
        history.delivery("old", "v1", "failed", 20);

        Integer purged = payloads.purge(KEPT).await().atMost(Claimers.SOON);

        assertThat(purged).isZero();
        assertThat(payloads.overdue(KEPT).await().atMost(Claimers.SOON)).isBetween(863_000L, 869_000L);
    }

    @Test
    void eventThatComesAgainHasItsPayloadAgain() {
        history.delivery("old", "v1", "failed", 20);
        payloads.purge(KEPT).await().atMost(Claimers.SOON);
        schema.endpoint("new", 4);
        Occurrence again = new Occurrence("v1", "x.y", Instant.now().toString(), null, null, "{}");

        Integer added = schema.pool()
                .withTransaction(
                        tx -> new Deliveries().add(tx, List.of(PlannedDelivery.of(again, "new")), Duration.ZERO))
                .await()
                .atMost(Claimers.SOON);

        assertThat(added).isEqualTo(1);
        assertThat(history.count("event where id = 'v1' and body <> '' and purged_at is null"))
                .isEqualTo(1);
        assertThat(payloads.purge(KEPT).await().atMost(Claimers.SOON)).isZero();
    }

    @Test
    void eventThatNoDeliveryCarriesAnyMoreIsForgotten() {
        history.delivery("old", "v1", "delivered", 20);
        history.delivery("other", "v2", "delivered", 20);
        payloads.purge(KEPT).await().atMost(Claimers.SOON);
        schema.execute("delete from delivery where id = 'old'");

        Integer forgotten = deliveries.forgetEvents(KEPT).await().atMost(Claimers.SOON);

        assertThat(forgotten).isEqualTo(1);
        assertThat(history.names("select id as name from event")).containsExactly("v2");
        assertThat(deliveries.overdue(KEPT).await().atMost(Claimers.SOON)).isBetween(863_000L, 869_000L);
    }

    @Test
    void replaysThatEndedLongAgoAreForgottenAndRunningOnesStay() {
        schema.execute("""
                insert into replay (id, endpoint_id, since, until, statuses, per_second, status, matched, asked_by,
                    created_at, finished_at)
                select s, 'one', now(), now(), '{failed}', 10, s, 2, 'somebody', now() - interval '20 days',
                    case when s <> 'running' then now() - interval '20 days' end
                from unnest(array['done', 'cancelled', 'running']) s""");

        Integer forgotten = deliveries.forgetReplays(KEPT).await().atMost(Claimers.SOON);

        assertThat(forgotten).isEqualTo(2);
        assertThat(history.names("select id as name from replay")).containsExactly("running");
    }

    private long standing() {
        return history.count(
                "pg_class where relname = 'attempt_before' and relnamespace = '" + schema.name() + "'::regnamespace");
    }

    /** The oldest partition ended ten days ago, and twelve days follow it. */
    private void twelveDays() {
        history.days(days, 10, 12);
        history.delivery("past", "w", "delivered", 14);
        history.attempt("past", 1, Instant.now().minus(Duration.ofDays(13)));
        history.attempt("past", 2, Instant.now().minus(Duration.ofDays(3)));
    }
}
