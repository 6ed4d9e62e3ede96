package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomesIT {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Outcomes outcomes = new Outcomes(new PlannedOnce());
    private OwnSchema schema;
    private DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
        schema.endpoint("one", 64);
        schema.endpoint("two", 64);
        for (int i = 0; i < 3; i++) {
            schema.due("one", "a" + i, 10 - i, 2);
            schema.due("two", "b" + i, 10 - i, 2);
        }
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void eachGetsWhatCameOfItsOwnAttempt() {
        List<ClaimedDelivery> claimed = claimed();
        List<FinishedAttempt> attempts = List.of(
                finished(claimed, "a0", delivered(3), 200, null),
                finished(claimed, "b0", again(2), 503, "http_503"),
                finished(claimed, "a1", new Next.GaveUp(new Progress(5, 0, null)), null, "connect_refused"));

        Map<String, Saved> saved = together(attempts);

        assertThat(saved).containsOnlyKeys("a0", "b0", "a1");
        assertThat(rows())
                .contains(
                        "a0 delivered 3 200 null null",
                        "b0 retrying 2 503 http_503 schedule",
                        "a1 failed 5 null connect_refused null")
                .filteredOn(row -> row.contains(" sending "))
                .hasSize(3);
        assertThat(Objects.requireNonNull(saved.get("b0")).dueAt()).isNotNull();
        assertThat(Objects.requireNonNull(saved.get("a0")).dueAt()).isNull();
    }

    @Test
    void ofTwoLeasesOfOneDeliveryOnlyTheLastCountsAndSaysWhich() {
        List<ClaimedDelivery> before = claimed();
        schema.execute("update delivery set due_at = now() - interval '1 s' where id = 'a0'");
        List<ClaimedDelivery> again = claimed();

        Map<String, Saved> saved = together(List.of(
                finished(before, "a0", delivered(1), 200, null), finished(again, "a0", delivered(2), 200, null)));

        assertThat(Objects.requireNonNull(saved.get("a0")).lease())
                .isEqualTo(lease(again, "a0"))
                .isGreaterThan(lease(before, "a0"));
        assertThat(Objects.requireNonNull(saved.get("a0")).posts()).isEqualTo(1);
        assertThat(rows()).contains("a0 delivered 2 200 null null");
    }

    @Test
    void leaseThatIsOverIsMissingAmongTheOthers() {
        List<ClaimedDelivery> claimed = claimed();
        schema.execute("update delivery set lease = lease + 1 where id = 'b0'");

        Map<String, Saved> saved = together(all(claimed));

        assertThat(saved).containsOnlyKeys("a0", "a1", "a2", "b1", "b2");
        assertThat(rows()).contains("b0 sending 0 null null null");
    }

    @Test
    void whoeverHoldsOneOfThemKeepsNoOtherWaiting() {
        List<ClaimedDelivery> claimed = claimed();

        Map<String, Saved> saved = whileHolding(
                "select from delivery where id = 'a1' for update",
                schema.pool().withTransaction(tx -> outcomes.saveTogether(tx, all(claimed))));

        assertThat(saved).containsOnlyKeys("a0", "a2", "b0", "b1", "b2");
        assertThat(together(all(claimed))).containsOnlyKeys("a1");
    }

    @Test
    void streakThatSomebodyCountsEndsWithTheNextSuccess() {
        schema.execute("insert into failing (endpoint_id, failures, unreached, since) values ('one', 9, 0, now())");
        schema.execute("insert into failing (endpoint_id, failures, unreached, since) values ('two', 9, 0, now())");
        List<ClaimedDelivery> claimed = claimed();
        FinishedAttempt one = finished(claimed, "a0", delivered(1), 200, null);
        FinishedAttempt two = finished(claimed, "b0", delivered(1), 200, null);

        Map<String, Saved> saved = whileHolding(
                "select from failing where endpoint_id = 'one' for update",
                schema.pool().withTransaction(tx -> outcomes.saveTogether(tx, List.of(one, two))));
        List<String> failing = texts("select endpoint_id as text from failing");
        schema.due("one", "a9", 1, 2);
        List<ClaimedDelivery> next = claimed();
        together(List.of(finished(next, "a9", delivered(1), 200, null)));

        assertThat(saved).containsOnlyKeys("a0", "b0");
        assertThat(failing).containsExactly("one");
        assertThat(texts("select endpoint_id as text from failing")).isEmpty();
    }

    @Test
    void attemptsOfSeveralAreKeptEachWithItsOwn() {
        List<ClaimedDelivery> claimed = claimed();
        List<MadeAttempt> made = new ArrayList<>();
        for (ClaimedDelivery delivery : claimed) {
            int number = made.size() + 1;
            AttemptRecord.PhaseMillis phases =
                    new AttemptRecord.PhaseMillis(number, number + 10, number + 20, number + 30);
            AttemptRecord attempt = new AttemptRecord(
                    1,
                    number,
                    number % 2 == 0,
                    number % 3 == 0,
                    Instant.now(),
                    number + 40,
                    phases,
                    number % 2 == 0 ? 200 + number : null,
                    "e" + number,
                    "f" + number,
                    "d" + number,
                    "10.0.0." + number,
                    "TLSv1." + number,
                    null,
                    ("body" + number).getBytes(StandardCharsets.UTF_8),
                    number % 2 == 1,
                    null);
            made.add(new MadeAttempt(delivery, attempt, new Saved(1, "delivered", 1, null)));
        }
        Attempts attempts = new Attempts(schema.pool(), new AttemptDays(schema.pool()));
        new AttemptDays(schema.pool()).ahead(1).await().atMost(Claimers.SOON);

        schema.pool().withTransaction(tx -> attempts.add(tx, made)).await().atMost(Claimers.SOON);

        assertThat(made).allSatisfy(one -> {
            List<AttemptRecord> kept = attempts.of(
                            one.delivery().id(),
                            Instant.now().minusSeconds(60),
                            Instant.now().plusSeconds(60))
                    .await()
                    .atMost(Claimers.SOON);
            assertThat(kept)
                    .singleElement()
                    .usingRecursiveComparison()
                    .ignoringFields("startedAt")
                    .isEqualTo(one.attempt());
        });
        assertThat(texts("select endpoint_id || delivery_id as text from attempt"))
                .allMatch(text -> text.startsWith("onea") || text.startsWith("twob"));
    }

    private List<ClaimedDelivery> claimed() {
        return Claimers.claimed(due, Room.of(100, 1_000_000));
    }

    private Map<String, Saved> together(List<FinishedAttempt> attempts) {
        return schema.pool()
                .withTransaction(tx -> outcomes.saveTogether(tx, attempts))
                .await()
                .atMost(Claimers.SOON);
    }

    private <T> T whileHolding(String rows, Uni<T> step) {
        return schema.pool()
                .withTransaction(
                        (SqlConnection holder) -> holder.query(rows).execute().chain(() -> step))
                .await()
                .atMost(Claimers.SOON);
    }

    private static List<FinishedAttempt> all(List<ClaimedDelivery> claimed) {
        return claimed.stream()
                .map(delivery -> finished(claimed, delivery.id(), delivered(1), 200, null))
                .toList();
    }

    private static FinishedAttempt finished(
            List<ClaimedDelivery> claimed, String id, Next next, @Nullable Integer answered, @Nullable String error) {
        return new FinishedAttempt(id, lease(claimed, id), next, NOW, answered, error, true);
    }

    private static long lease(List<ClaimedDelivery> claimed, String id) {
        Optional<ClaimedDelivery> found =
                claimed.stream().filter(one -> one.id().equals(id)).findFirst();
        return found.orElseThrow().lease();
    }

    private static Next delivered(int attempts) {
        return new Next.Delivered(new Progress(attempts, 0, null));
    }

    private static Next again(int attempts) {
        return new Next.Again(new Progress(attempts, 0, null), NOW.plusSeconds(60), "schedule");
    }

    private List<String> rows() {
        return texts("select concat_ws(' ', id, status, attempts, coalesce(last_status::text, 'null'),"
                + " coalesce(last_error, 'null'), coalesce(waits_for, 'null')) as text from delivery order by id");
    }

    private List<String> texts(String sql) {
        return StreamSupport.stream(
                        schema.pool()
                                .query(sql)
                                .execute()
                                .await()
                                .atMost(Claimers.SOON)
                                .spliterator(),
                        false)
                .map(row -> row.getString("text"))
                .toList();
    }
}
