package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingEndpointsIT {
    private final FailingEndpoints failing = new FailingEndpoints();
    private OwnSchema schema;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        schema.endpoint("one", 4);
        schema.endpoint("other", 4);
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void oneNoticeAtATimeAndNobodyWaitsForAnother() {
        boolean other = ask(tx -> failing.mayNotice(tx, "one")
                .chain(() -> schema.pool().withTransaction(second -> failing.mayNotice(second, "other"))));

        assertThat(other).isFalse();
        assertThat(ask(tx -> failing.mayNotice(tx, "other"))).isTrue();
    }

    @Test
    void noNoticeOfAnEndpointThatIsJustBeingChanged() {
        boolean changed = ask(tx -> tx.query("select 1 from endpoint where id = 'one' for update")
                .execute()
                .chain(() -> schema.pool().withTransaction(second -> failing.mayNotice(second, "one"))));

        assertThat(changed).isFalse();
    }

    @Test
    void successOfAnybodyIsKnown() {
        Instant since = Instant.now().minusSeconds(5);
        boolean before = ask(tx -> failing.anySuccessSince(tx, since));
        schema.due("other", "d1", 1, 2);
        DueWork due = Claimers.on(schema.pool());
        ClaimedDelivery claimed = Claimers.claimed(due, Room.of(1, 1_000)).get(0);
        Next delivered = new Next.Delivered(new Progress(1, 0, null));
        FinishedAttempt attempt =
                new FinishedAttempt(claimed.id(), claimed.lease(), delivered, Instant.now(), 200, null, true);
        schema.pool()
                .withTransaction(tx -> new Outcomes(new PlannedOnce()).save(tx, attempt))
                .await()
                .atMost(Claimers.SOON);

        assertThat(before).isFalse();
        assertThat(ask(tx -> failing.anySuccessSince(tx, since))).isTrue();
    }

    private boolean ask(Function<SqlConnection, Uni<Boolean>> step) {
        return schema.pool().withTransaction(step).await().atMost(Claimers.SOON);
    }
}
