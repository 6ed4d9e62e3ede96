package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked of one endpoint reads no table from end to end, when others have far more. */
class EndpointPlansIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static OwnSchema schema;

    @BeforeAll
    static void plant() {
        schema = new OwnSchema();
        schema.endpoint("one", 4);
        schema.endpoint("other", 4);
        new History(schema).days(new AttemptDays(schema.pool()), 25, 50);
        schema.execute(
                "insert into event (id, name, body) select 'e' || n, 'x.y', '{}' from generate_series(1, 20000) n");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status, created_at)
                select 'd' || n, case when n % 100 = 0 then 'one' else 'other' end, 'e' || n, 'x.y',
                    case when n % 1000 = 0 or n % 20 = 1 then 'failed' else 'delivered' end, now() - n * interval '90 seconds'
                from generate_series(1, 20000) n""");
        schema.execute("""
                insert into attempt (delivery_id, endpoint_id, post, number, manual, postponed, started_at, latency_ms,
                    dns_ms, connect_ms, head_ms, body_ms, answer, answer_truncated)
                select id, endpoint_id, 1, 1, false, false, created_at, 5, 0, 0, 0, 0, '', false from delivery""");
        schema.execute("analyze event, delivery, attempt");
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    @Test
    void whatAnEndpointMissedAndWhatAReplayMatchesComeFromItsOwnIndexes() {
        OffsetDateTime since = OffsetDateTime.now(ZoneOffset.UTC).minusDays(30);

        String plan = plan(MissedDeliveries.PAGE, Tuple.of("one", since, "", 51, 1_000_000));

        assertThat(plan).contains("delivery_missed").doesNotContain("Seq Scan on delivery", "Seq Scan on event");
        assertThat(replay(since, "failed", "expired"))
                .contains("delivery_missed")
                .doesNotContain("Seq Scan");
        assertThat(replay(since, "delivered")).contains("delivery_of_endpoint").doesNotContain("Seq Scan on event");
    }

    @Test
    void figuresOfAnEndpointComeFromItsOwnIndexes() {
        Tuple values = Tuple.of("one", 3_600.0);

        String attempts = plan(
                EndpointStats.ATTEMPTS,
                EndpointStats.days("one", Duration.ofDays(1)),
                "set local enable_bitmapscan = off; set local enable_seqscan = off");

        assertThat(attempts).contains("Index Only Scan using attempt_").doesNotContain("Seq Scan on attempt_");
        assertThat(days(attempts)).hasSize(3);
        assertThat(plan(EndpointStats.DELIVERIES, values)).doesNotContain("Seq Scan on delivery");
    }

    @Test
    void earlierAttemptsAreToldWhoseTheyAreFromAnIndex() {
        schema.execute("""
                insert into attempt (delivery_id, post, number, manual, postponed, started_at, latency_ms,
                    dns_ms, connect_ms, head_ms, body_ms, answer, answer_truncated)
                select id, 2, 2, false, false, created_at, 5, 0, 0, 0, 0, '', false from delivery
                where endpoint_id = 'one'""");
        schema.execute("""
                insert into attempt (delivery_id, post, number, manual, postponed, started_at, latency_ms,
                    dns_ms, connect_ms, head_ms, body_ms, answer, answer_truncated)
                select 'forgotten' || n, 2, 2, false, false, now(), 5, 0, 0, 0, 0, '', false
                from generate_series(1, 600) n""");
        schema.execute("analyze attempt");

        // Each day is a page or two here, which is read faster from end to end.
        String plan = plan(EarlierAttempts.TELL, Tuple.tuple(), "set local enable_seqscan = off");
        Integer told = new EarlierAttempts(schema.pool()).tell().await().atMost(SOON);

        assertThat(plan).contains("endpoint_id_started_at").doesNotContain("Seq Scan on attempt", "Sort  (");
        assertThat(told).isEqualTo(200);
        assertThat(new EarlierAttempts(schema.pool()).tell().await().atMost(SOON))
                .isZero();
    }

    @Test
    void attemptsOfADeliveryAreLookedForOnlyInItsDays() {
        OffsetDateTime planned = OffsetDateTime.now(ZoneOffset.UTC).minusDays(10);

        String plan = plan(Attempts.OF_DELIVERY, Tuple.of("d1", planned, planned.plusDays(2)));

        assertThat(days(plan)).hasSize(3);
    }

    private static List<String> days(String plan) {
        return Pattern.compile(" on (attempt_[a-z0-9]+)")
                .matcher(plan)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String replay(OffsetDateTime since, String... statuses) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return plan(
                Replays.count(List.of(statuses)), Tuple.of("one", since, now, statuses, 100_000, now.minusDays(15)));
    }

    private static String plan(String sql, Tuple values) {
        return plan(sql, values, "select 1");
    }

    private static String plan(String sql, Tuple values, String settings) {
        return schema.pool()
                .withTransaction(tx -> tx.query(settings).execute().chain(() -> tx.preparedQuery("explain " + sql)
                        .execute(values)))
                .map(found -> StreamSupport.stream(found.spliterator(), false))
                .await()
                .atMost(SOON)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
