package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.store.ReplayWork.Step;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayWorkIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static OwnSchema schema;

    private ReplayWork work;
    private Replays replays;

    @BeforeAll
    static void open() {
        schema = new OwnSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @BeforeEach
    void start() {
        schema.execute("truncate replay, replay_delivery, attempt, delivery, event, endpoint cascade");
        work = new ReplayWork(schema.pool());
        replays = replica();
        schema.endpoint("one", 4);
    }

    @Test
    void workersThatClaimTheSameReplayGiveEachDeliveryBackOnce() {
        failed(40);
        begin(5);
        List<Step> steps = new ArrayList<>();

        while (row().running()) {
            schema.execute("update replay set next_at = now() - interval '1 hour'");
            schema.execute("update delivery set due_at = now() + interval '1 hour' where status = 'pending'");
            Uni<Optional<Step>> one = work.step();
            Uni<Optional<Step>> other = work.step();
            Uni<Optional<Step>> third = work.step();
            Uni.join()
                    .all(one, other, third)
                    .andFailFast()
                    .await()
                    .atMost(SOON)
                    .forEach(step -> step.ifPresent(steps::add));
        }

        assertThat(steps.stream().mapToInt(Step::replayed).sum()).isEqualTo(40);
        assertThat(steps.stream().mapToInt(Step::skipped).sum()).isZero();
        assertThat(row().replayed()).isEqualTo(40);
        assertThat(count("select count(*)::integer as n from delivery where status = 'pending' and attempts = 0"))
                .isEqualTo(40);
        assertThat(count("select count(*)::integer as n from replay_delivery")).isZero();
    }

    /** As if its process had died there: the server ends its transaction with its connection. */
    @Test
    void stepThatNeverEndedIsDoneByAnotherReplicaFromItsStart() throws SQLException {
        failed(3);
        begin(10);
        try (Connection dead = LocalServers.postgres().connect()) {
            dead.setSchema(schema.name());
            dead.setAutoCommit(false);
            try (Statement statement = dead.createStatement()) {
                statement.execute("select 1 from replay for update");
                statement.execute("delete from replay_delivery");
                statement.execute("update replay set replayed = 3, status = 'done'");
            }
            assertThat(step()).isEmpty();
            dead.rollback();
        }

        assertThat(step())
                .hasValueSatisfying(step -> assertThat(step.replayed()).isEqualTo(3));
        assertThat(row().status()).isEqualTo("done");
    }

    @Test
    void deliveriesOfASecondAreSpreadOverItAndTheNextWaitForTheirs() {
        failed(7);
        begin(5);

        assertThat(step())
                .hasValueSatisfying(step -> assertThat(step.replayed()).isEqualTo(5));
        assertThat(count("""
                select round(extract(epoch from max(due_at) - min(due_at)) * 1000)::integer as n
                from delivery where status = 'pending'""")).isEqualTo(800);
        assertThat(count("""
                select round(extract(epoch from r.next_at - min(d.due_at)) * 1000)::integer as n
                from delivery d cross join replay r where d.status = 'pending' group by r.next_at""")).isEqualTo(1_000);
    }

    @Test
    void replayThatIsFasterThanItsReceiverGivesBackOnlyWhatThereIsRoomFor() {
        failed(30);
        for (int i = 0; i < 7; i++) {
            schema.due("one", "live" + i, 60, 2);
        }
        begin(10);

        assertThat(step())
                .hasValueSatisfying(step -> assertThat(step.replayed()).isEqualTo(3));
        schema.execute("update replay set next_at = now() - interval '1 hour'");
        schema.execute("update delivery set due_at = now() - interval '1 minute' where status = 'pending'");
        assertThat(step())
                .hasValueSatisfying(step -> assertThat(step.replayed()).isZero());
        assertThat(row().status()).isEqualTo("running");
        schema.execute("update delivery set status = 'delivered', due_at = null where status = 'pending'");
        schema.execute("update replay set next_at = now()");
        assertThat(step())
                .hasValueSatisfying(step -> assertThat(step.replayed()).isEqualTo(10));
    }

    @Test
    void testsThatAnOperatorSentAreNoneToGiveBack() {
        failed(2);
        schema.execute("update delivery set event = 'webhook.test' where id = 'd0'");

        begin(5);

        assertThat(row().matched()).isEqualTo(1);
    }

    @Test
    void replayOfADeletedEndpointSkipsWhatIsLeft() {
        failed(2);
        begin(5);
        schema.execute("update endpoint set enabled = false, deleted_at = now()");

        assertThat(step()).hasValueSatisfying(step -> assertThat(step.skipped()).isEqualTo(2));
        assertThat(row().status()).isEqualTo("done");
    }

    @Test
    void moreThanOneMayGiveBackIsRefusedAndLeavesNothing() {
        failed(3);
        Replays few = new Replays(schema.pool(), new SlowReads(schema.pool()), Duration.ofDays(30), 2);

        ReplayStart refused = add(few, "rp", 5).await().atMost(SOON);

        assertThat(refused).isEqualTo(new ReplayStart.TooMany(2));
        assertThat(count("select count(*)::integer as n from replay")).isZero();
        schema.execute("delete from delivery where id = 'd0'");
        assertThat(begin("rp", 5)).isInstanceOf(ReplayStart.Begun.class);
    }

    @Test
    void ofTwoReplicasThatBeginAtOnceOneDoesAndARepeatedOneIsFoundAgain() {
        failed(3);

        List<ReplayStart> starts = Uni.join()
                .all(add("rp1", 5), add("rp2", 5), add("rp3", 5))
                .andFailFast()
                .await()
                .atMost(SOON);

        assertThat(starts).filteredOn(ReplayStart.Begun.class::isInstance).hasSize(1);
        assertThat(starts).filteredOn(ReplayStart.Another.class::isInstance).hasSize(2);
        assertThat(count("select count(*)::integer as n from replay_delivery")).isEqualTo(3);
        String id = schema.pool()
                .query("select id from replay")
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getString("id");
        assertThat(begin(id, 5)).isInstanceOf(ReplayStart.Begun.class);
    }

    private void failed(int count) {
        for (int i = 0; i < count; i++) {
            schema.due("one", "d" + i, 60, 2);
        }
        schema.execute("update delivery set status = 'failed', attempts = 5, due_at = null");
    }

    private static void begin(int perSecond) {
        begin("rp", perSecond);
    }

    private static ReplayStart begin(String id, int perSecond) {
        return add(id, perSecond).await().atMost(SOON);
    }

    private static Uni<ReplayStart> add(String id, int perSecond) {
        return add(replica(), id, perSecond);
    }

    private static Uni<ReplayStart> add(Replays replays, String id, int perSecond) {
        Instant now = Instant.now();
        ReplayOrder order = new ReplayOrder(
                "one", now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)), List.of("failed"), perSecond);
        return replays.add(id, order, "main");
    }

    private static Replays replica() {
        return new Replays(schema.pool(), new SlowReads(schema.pool()), Duration.ofDays(30), Replays.MOST);
    }

    private Optional<Step> step() {
        return work.step().await().atMost(SOON);
    }

    private ReplayRow row() {
        return replays.find("rp").await().atMost(SOON).orElseThrow();
    }

    private int count(String sql) {
        return schema.pool()
                .query(sql)
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getInteger("n");
    }
}
