package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers answered goes with the payload that they answered to. */
class OldAnswersIT {
    private static final Duration KEPT = Duration.ofDays(10);
    private static final String FULL = "answer <> '' and answer_head is not null and answer_purged_at is null";
    private static final String EMPTY = "answer = '' and answer_head is null and answer_purged_at is not null";

    private OwnSchema schema;
    private History history;
    private OldPayloads payloads;
    private OldAnswers answers;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        history = new History(schema);
        payloads = new OldPayloads(schema.pool());
        answers = new OldAnswers(schema.pool());
        schema.endpoint("one", 64);
        schema.execute("update purge_start set at = now()");
        history.days(new AttemptDays(schema.pool()), 20, 25);
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void answersOfPurgedPayloadsGoAndTheRecordOfTheAttemptStays() {
        attempted("old", "failed", 15, 15);
        attempted("young", "delivered", 5, 5);
        schema.execute("update attempt set status = 500, error = 'http_500', answer_truncated = true");

        purgePayloads();
        Integer emptied = purge();

        assertThat(emptied).isEqualTo(1);
        assertThat(told(EMPTY)).containsExactly("old");
        assertThat(told(FULL)).containsExactly("young");
        assertThat(history.count(
                        "attempt where status = 500 and error = 'http_500' and answer_truncated and latency_ms = 5"))
                .isEqualTo(2);
    }

    @Test
    void answerOfWhatIsStillOpenStaysAndGoesWhenItHasEnded() {
        attempted("open", "held", 15, 15);
        attempted("old", "failed", 15, 15);
        purgePayloads();
        purge();
        schema.execute("update delivery set status = 'expired' where id = 'open'");
        purgePayloads();

        Integer atOnce = purge();
        List<String> stayed = told(FULL);
        schema.execute("update purged_day set looked_at = now() - interval '25 hours' where not done");
        Integer nextDay = purge();

        assertThat(atOnce).isZero();
        assertThat(stayed).containsExactly("open");
        assertThat(nextDay).isEqualTo(1);
        assertThat(told(EMPTY)).containsExactly("old", "open");
    }

    @Test
    void dayThatIsDoneWithIsNotLookedAtAgain() {
        attempted("old", "failed", 15, 15);
        purgePayloads();
        purge();
        schema.execute("update purged_day set looked_at = now() - interval '9 days'");
        schema.execute("update attempt set answer = 'put back', answer_purged_at = null");

        Integer again = purge();

        assertThat(again).isZero();
        assertThat(history.names("select name from purged_day where done order by 1"))
                .contains(day(15))
                .hasSize(11);
        assertThat(answers.overdue(KEPT).await().atMost(Claimers.SOON)).isZero();
    }

    /** The first attempt failed on the event's day; the next one, a day later, is far from being old enough by itself. */
    @Test
    void answersOfLaterDaysGoWithThePayload() {
        attempted("late", "delivered", 12, 12);
        history.attempt("late", 2, midday(3));
        schema.execute("update attempt set answer = 'maria', answer_head = '{}'");
        schema.execute("update delivery set updated_at = now() - interval '3 days'");

        purgePayloads();

        assertThat(told(EMPTY)).containsExactly("late", "late 2");
    }

    @Test
    void whatTheReleaseBeforeKeptIsEmptiedTooThoughItsDaysAreOnePartition() {
        attempted("old", "failed", 25, 25);
        attempted("open", "held", 25, 25);
        purgePayloads();

        Integer emptied = purge();

        assertThat(emptied).isEqualTo(1);
        assertThat(told(FULL)).containsExactly("open");
        assertThat(history.names("select name from purged_day where not done")).containsExactly("attempt_before");
    }

    @Test
    void moreThanOneBatchIsEmptiedPastWhatStaysAndEachPostOfADelivery() {
        schema.execute("insert into event (id, name, body, created_at, purged_at)"
                + " values ('v', 'x.y', '', now() - interval '15 days', now())");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status)
                select 'd' || n, 'one', 'v', 'x.y', 'failed' from generate_series(1, 600) n""");
        schema.execute("""
                insert into attempt (delivery_id, endpoint_id, post, number, manual, postponed, started_at, latency_ms,
                    dns_ms, connect_ms, head_ms, body_ms, answer, answer_truncated)
                select 'd' || n, 'one', post, post, false, false, date_trunc('day', now(), 'UTC') - interval '12 days',
                    5, 0, 0, 0, 0, case when n % 3 > 0 then 'maria'::bytea else '' end, false
                from generate_series(1, 600) n, generate_series(1, 3) post""");

        Integer emptied = purge();

        assertThat(emptied).isEqualTo(1200);
        assertThat(history.count("attempt where answer <> ''")).isZero();
        assertThat(history.count("attempt where answer_purged_at is not null")).isEqualTo(1200);
    }

    @Test
    void overdueIsHowLongADayWaitsToBeGoneThrough() {
        assertThat(answers.overdue(KEPT).await().atMost(Claimers.SOON))
                .isBetween(Duration.ofDays(10).toSeconds(), Duration.ofDays(11).toSeconds());
    }

    @Test
    void markOfADroppedDayIsForgotten() {
        schema.execute("insert into purged_day values ('attempt_20200101', now(), true)");

        purge();

        assertThat(history.names("select name from purged_day")).doesNotContain("attempt_20200101");
    }

    @Test
    void dayThatAnotherReplicaDropsMeanwhileKeepsNoLaterOneWaiting() {
        attempted("old", "failed", 15, 12);
        purgePayloads();
        schema.execute("update attempt set answer = 'maria', answer_head = '{}', answer_purged_at = null");
        schema.execute("""
                create function drop_next() returns trigger language plpgsql as $$
                begin
                    drop table %s;
                    return new;
                end $$""".formatted(day(14)));
        schema.execute("create trigger drop_next after insert on purged_day for each row when (new.name = '" + day(15)
                + "') execute function drop_next()");

        Integer emptied = purge();

        assertThat(history.partitions()).doesNotContain(day(14));
        assertThat(emptied).isEqualTo(1);
        assertThat(told(EMPTY)).containsExactly("old");
    }

    @Test
    void oneBatchReadsOneDayAlongItsKeyAndLateAnswersAreFoundByTheirDelivery() {
        schema.execute("""
                insert into attempt (delivery_id, endpoint_id, post, number, manual, postponed, started_at, latency_ms,
                    dns_ms, connect_ms, head_ms, body_ms, answer, answer_truncated)
                select 'd' || n, 'one', 1, 1, false, false,
                    date_trunc('day', now(), 'UTC') - n % 4 * interval '1 day', 5, 0, 0, 0, 0, 'maria', false
                from generate_series(1, 80000) n""");
        schema.execute("analyze attempt");

        String batch = plan(OldAnswers.EMPTY.formatted(day(2), Sweep.BATCH), Tuple.of("d5"));
        String late = plan(
                OldAnswers.EMPTY_LATE,
                Tuple.of(
                        new String[] {"d5", "d6"},
                        midday(3).atOffset(ZoneOffset.UTC),
                        midday(1).atOffset(ZoneOffset.UTC)));

        assertThat(batch)
                .contains("Index Scan using " + day(2) + "_", "Tid Scan on " + day(2))
                .doesNotContain("Seq Scan")
                .doesNotContain(day(1))
                .doesNotContain(day(3));
        assertThat(late).doesNotContain("Seq Scan").doesNotContain(day(0)).doesNotContain(day(4));
    }

    private String plan(String sql, Tuple values) {
        return StreamSupport.stream(
                        schema.pool()
                                .preparedQuery("explain " + sql)
                                .execute(values)
                                .await()
                                .atMost(Claimers.SOON)
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private void attempted(String id, String status, int plannedDaysAgo, int daysAgo) {
        history.delivery(id, "event-of-" + id, status, plannedDaysAgo);
        history.attempt(id, 1, midday(daysAgo));
        schema.execute("update attempt set answer = 'maria', answer_head = '{\"server\":\"crm\"}'"
                + " where delivery_id = '" + id + "'");
        schema.execute(
                "update event set created_at = ? where id = ?",
                midday(plannedDaysAgo).atOffset(ZoneOffset.UTC),
                "event-of-" + id);
        schema.execute(
                "update delivery set updated_at = ? where id = ?",
                midday(daysAgo).atOffset(ZoneOffset.UTC),
                id);
    }

    /** Which attempts stand so; the first of a delivery by its name alone. */
    private List<String> told(String condition) {
        return history.names("select delivery_id || case when post > 1 then ' ' || post else '' end as name"
                + " from attempt where " + condition + " order by 1");
    }

    private void purgePayloads() {
        payloads.purge(KEPT).await().atMost(Claimers.SOON);
    }

    private Integer purge() {
        return answers.purge(KEPT).await().atMost(Claimers.SOON);
    }

    private static Instant midday(int daysAgo) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(daysAgo))
                .plus(Duration.ofHours(12));
    }

    private static String day(int daysAgo) {
        return History.name(LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo));
    }
}
