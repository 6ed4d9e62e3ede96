package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldDeliveriesIT {
    private OwnSchema schema;
    private DueWork due;
    private HeldDeliveries held;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
        held = new HeldDeliveries(schema.pool());
        schema.endpoint("one", 64);
        schema.execute("insert into event (id, name, body) values ('v', 'x.y', '{}')");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status, created_at)
                select 'd' || n, 'one', 'v', 'x.y', 'held', now() - interval '1 day' + n * interval '1 s'
                from generate_series(1, 120) n""");
        release();
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void fiftyASecondAreLetGoEvenlyAndTheOldestFirst() {
        step();
        step();

        assertThat(count("status = 'held'")).isEqualTo(70);
        assertThat(count("status <> 'held' and created_at > now() - interval '1 day' + interval '50.5 s'"))
                .isZero();
        assertThat(spreadMillis()).isBetween(979L, 981L);
    }

    @Test
    void everySecondOneMoreStepUntilNothingIsHeld() {
        for (int step = 0; step < 3; step++) {
            Claimers.claim(due, 100);
            schema.execute("update release set next_at = now()");
        }

        assertThat(count("status = 'held'")).isZero();
        assertThat(releases()).isZero();
    }

    /** Who deletes an endpoint holds its row so that no key of it can be referred to, and waits for releases. */
    @Test
    void whoHoldsTheEndpointsRowKeepsNoClaimOfWhatWasLetGoWaiting() {
        int claimed = schema.pool()
                .withTransaction(holder -> holder.query("select from endpoint where id = 'one' for update")
                        .execute()
                        .chain(() -> due.claim(Room.of(100, 1_000_000), Claimers.LEASE)))
                .await()
                .atMost(Claimers.SOON)
                .deliveries()
                .size();

        assertThat(claimed).isPositive();
    }

    @Test
    void disablingItAgainEndsTheRelease() {
        schema.pool().withTransaction(tx -> held.keep(tx, "one")).await().atMost(Claimers.SOON);

        Claimers.claim(due, 100);

        assertThat(count("status = 'held'")).isEqualTo(120);
    }

    @Test
    void whatBecameDueMeanwhileComesBackAtTheSamePaceAndKeepsItsAttempts() {
        schema.execute("delete from delivery");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status, attempts, waits_for, due_at)
                select 'r' || n, 'one', 'v', 'x.y', 'retrying', 2, 'schedule', now() - interval '1 hour'
                from generate_series(1, 60) n""");
        release();

        Claimers.claim(due, 1);

        assertThat(count("status = 'held'")).isEqualTo(10);
        assertThat(count("attempts = 2")).isEqualTo(60);
        assertThat(count("status in ('retrying', 'sending')")).isEqualTo(50);
    }

    @Test
    void whatIsBeingChangedKeepsNoClaimWaitingAndIsLetGoLater() {
        schema.execute("delete from delivery where id not in ('d1', 'd2')");
        schema.pool()
                .withTransaction(tx -> tx.query("select 1 from delivery where id = 'd1' for update")
                        .execute()
                        .chain(() -> due.claim(Room.of(10, 1_000), Claimers.LEASE)))
                .await()
                .atMost(Claimers.SOON);
        long meanwhile = count("status = 'held'");
        schema.execute("update release set next_at = now()");
        step();

        assertThat(meanwhile).isEqualTo(1);
        assertThat(count("status = 'held'")).isZero();
        assertThat(releases()).isZero();
    }

    private void step() {
        schema.pool().withTransaction(tx -> held.releaseNext(tx)).await().atMost(Claimers.SOON);
    }

    private void release() {
        schema.pool().withTransaction(tx -> held.release(tx, "one")).await().atMost(Claimers.SOON);
    }

    private long spreadMillis() {
        return number("select round(extract(epoch from max(due_at) - min(due_at)) * 1000) as n from delivery");
    }

    private long releases() {
        return number("select count(*) as n from release");
    }

    private long count(String condition) {
        return number("select count(*) as n from delivery where " + condition);
    }

    private long number(String sql) {
        return schema.pool()
                .query(sql)
                .execute()
                .await()
                .atMost(Claimers.SOON)
                .iterator()
                .next()
                .getLong("n");
    }
}
