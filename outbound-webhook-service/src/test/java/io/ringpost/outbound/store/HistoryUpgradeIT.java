package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.OwnThread;
import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an earlier release kept is all there, as the oldest partition. */
class HistoryUpgradeIT {
    @Test
    void attemptsThatWereThereAreReadAsBeforeAndNewOnesStandBesideThem() {
        try (OwnSchema schema = new OwnSchema("7")) {
            History history = new History(schema);
            schema.endpoint("one", 4);
            history.delivery("d", "v", "retrying", 30);
            history.attempt("d", 1, Instant.now().minus(Duration.ofDays(29)));
            history.attempt("d", 2, Instant.now().plus(Duration.ofDays(3)));
            schema.execute(
                    "insert into attempt select delivery_id, n, n, manual, postponed, started_at, latency_ms, dns_ms,"
                            + " connect_ms, head_ms, body_ms, status, error, fault, detail, remote_address, tls, answer,"
                            + " answer_truncated, endpoint_id from attempt cross join generate_series(3, 1000) n where post = 1");

            schema.migrate("latest");
            AttemptDays days = new AttemptDays(schema.pool());
            Integer made = days.ahead(40).await().atMost(Claimers.SOON);
            Instant later = Instant.now().plus(Duration.ofDays(38));
            history.attempt("d", 1001, later);
            List<AttemptRecord> read = new Attempts(schema.pool(), days)
                    .of("d", Instant.now().minus(Duration.ofDays(30)), later)
                    .await()
                    .atMost(Claimers.SOON);

            assertThat(made).isEqualTo(6);
            assertThat(read).hasSize(1001);
            assertThat(history.count("attempt_before")).isEqualTo(1000);
            assertThat(history.count(History.name(LocalDate.ofInstant(later, ZoneOffset.UTC))))
                    .isEqualTo(1);
        }
    }

    /** The statements are those of the release before, as its replicas go on with them while the new one starts. */
    @Test
    void savingsAndIntakeOfTheReleaseBeforeGoOnDuringTheUpgradeAndWeeksAfterIt() {
        try (OwnSchema schema = new OwnSchema("7")) {
            History history = new History(schema);
            schema.endpoint("one", 4);
            history.delivery("d", "v", "failed", 1);
            AtomicBoolean upgraded = new AtomicBoolean();

            CompletableFuture<Integer> replica = OwnThread.supply("replica", () -> {
                int post = 0;
                while (!upgraded.get() || post < 10) {
                    post++;
                    earlierRelease(schema, history, post, Instant.now());
                }
                return post;
            });
            schema.migrate("latest");
            upgraded.set(true);
            int posts = replica.orTimeout(60, TimeUnit.SECONDS).join();
            earlierRelease(schema, history, posts + 1, Instant.now().plus(Duration.ofDays(33)));

            assertThat(history.count("attempt")).isEqualTo(posts + 1L);
            assertThat(history.count("event")).isEqualTo(posts + 2L);
        }
    }

    private static void earlierRelease(OwnSchema schema, History history, int post, Instant startedAt) {
        schema.pool()
                .withTransaction(tx -> tx.query("update delivery set posts = " + post + " where id = 'd'")
                        .execute()
                        .chain(() -> history.attempt(tx, "d", post, startedAt))
                        .chain(() -> tx.query("insert into event (id, name, call_id, body, entity) values ('e" + post
                                        + "', 'x.y', null, '{}', null) on conflict do nothing")
                                .execute())
                        .chain(() -> tx.query("update delivery d set status = 'failed' from endpoint e, event v"
                                        + " where d.id = 'd' and e.id = d.endpoint_id and v.id = d.event_id")
                                .execute()))
                .await()
                .atMost(Claimers.SOON);
    }
}
