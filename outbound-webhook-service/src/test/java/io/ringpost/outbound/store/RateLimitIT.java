package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.local.OwnThread;
import io.ringpost.outbound.fixture.OwnSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitIT {
    private OwnSchema schema;
    private DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
        schema.endpoint("one", 64);
        for (int i = 0; i < 20; i++) {
            schema.due("one", "d" + i, 100 - i, 2);
        }
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    /** By the database's clock; the leases tell when each was taken. */
    @Test
    void twoReplicasTogetherNeverTakeMoreThanTheLimitInAnyTimeOfItsLength() {
        limit(5, 1);

        CompletableFuture<Void> one = OwnThread.supply("one", () -> takeAll(due));
        CompletableFuture<Void> other = OwnThread.supply("other", () -> takeAll(Claimers.on(schema.pool())));
        CompletableFuture.allOf(one, other).join();

        List<Instant> taken = taken();
        assertThat(taken).hasSize(20).allSatisfy(start -> assertThat(taken)
                .filteredOn(at -> !at.isBefore(start) && at.isBefore(start.plusSeconds(1)))
                .hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void whatTheLimitKeepsUsesNothingUpAndSaysWhenItGoes() {
        limit(5, 3600);
        List<String> first = Claimers.claim(due, 100);

        Claim none = due.claim(Room.of(100, 1_000), Claimers.LEASE).await().atMost(Claimers.SOON);
        DeliveryRow row = row("d5");
        DeliveryRow last = row("d19");

        assertThat(first).containsExactlyInAnyOrder("d0", "d1", "d2", "d3", "d4");
        assertThat(none.deliveries()).isEmpty();
        assertThat(none.again()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(64));
        assertThat(row.attempts()).isZero();
        assertThat(row.status()).isEqualTo("pending");
        assertThat(row.waits().limitedUntil(row.dueAt())).isAfter(row.waits().readAt());
        assertThat(last.waits().limitedUntil(last.dueAt()))
                .isEqualTo(Objects.requireNonNull(row.waits().limitedUntil(row.dueAt()))
                        .plusSeconds(2 * 3600));
    }

    @Test
    void newLimitHoldsFromTheNextClaim() {
        limit(2, 3600);
        List<String> few = Claimers.claim(due, 100);
        limit(5, 3600);
        List<String> more = Claimers.claim(due, 100);
        schema.execute("update endpoint set rate_posts = null, rate_seconds = null");
        List<String> rest = Claimers.claim(due, 100);

        assertThat(few).hasSize(2);
        assertThat(more).hasSize(3);
        assertThat(rest).hasSize(15);
    }

    @Test
    void limitOfAnotherLengthDoesNotWaitForTheEndOfTheOldOne() {
        limit(2, 3600);
        List<String> few = Claimers.claim(due, 100);
        limit(5, 60);
        DeliveryRow row = row("d2");
        List<String> more = Claimers.claim(due, 100);
        limit(2, 3600);
        List<String> none = Claimers.claim(due, 100);

        assertThat(few).hasSize(2);
        assertThat(row.waits().limitedUntil(row.dueAt())).isNull();
        assertThat(more).hasSize(5);
        assertThat(none).isEmpty();
    }

    @Test
    void clockThatWasSetBackKeepsNobodyWaiting() {
        limit(3, 60);
        schema.execute("insert into taken values ('one', 60, now() + interval '10 minutes', 3)");
        List<String> claimed = Claimers.claim(due, 100);
        Claim none = due.claim(Room.of(100, 1_000), Claimers.LEASE).await().atMost(Claimers.SOON);
        due.tidy().await().atMost(Claimers.SOON);

        assertThat(claimed).hasSize(3);
        assertThat(none.again()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(63));
        assertThat(schema.pool()
                        .query("select 1 from taken")
                        .execute()
                        .await()
                        .atMost(Claimers.SOON)
                        .rowCount())
                .isEqualTo(1);
    }

    @Test
    void othersAreNotLimitedByIt() {
        limit(1, 3600);
        schema.endpoint("other", 4);
        schema.due("other", "free-1", 1, 2);
        schema.due("other", "free-2", 1, 2);

        assertThat(Claimers.claim(due, 100)).hasSize(3).contains("free-1", "free-2");
    }

    private Void takeAll(DueWork claimer) {
        await().atMost(Claimers.SOON).until(() -> {
            Claimers.claim(claimer, 3);
            return taken().size() == 20;
        });
        return null;
    }

    private void limit(int posts, int seconds) {
        schema.execute("update endpoint set rate_posts = ?, rate_seconds = ? where id = 'one'", posts, seconds);
    }

    private DeliveryRow row(String id) {
        return new DeliveryReader(schema.pool())
                .find(id)
                .await()
                .atMost(Claimers.SOON)
                .orElseThrow();
    }

    private List<Instant> taken() {
        return StreamSupport.stream(
                        schema.pool()
                                .query("select due_at - interval '30 s' as at from delivery where status = 'sending'")
                                .execute()
                                .await()
                                .atMost(Claimers.SOON)
                                .spliterator(),
                        false)
                .map(row -> Times.instant(row, "at"))
                .toList();
    }
}
