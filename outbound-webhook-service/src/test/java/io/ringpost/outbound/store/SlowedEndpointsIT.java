package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.schedule.Strain;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowedEndpointsIT {
    private final SlowedEndpoints slowed = new SlowedEndpoints();
    private OwnSchema schema;
    private DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
        schema.endpoint("one", 4);
        schema.endpoint("other", 4);
        for (int i = 0; i < 30; i++) {
            schema.due("one", "one-" + i, 60, 2);
        }
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void strainHalvesWhatIsUnderWayAndSuccessesBringItBack() {
        strained();
        List<ClaimedDelivery> half = claim();
        end();
        strained();
        List<ClaimedDelivery> one = claim();
        end();
        successes(1);
        List<ClaimedDelivery> two = claim();
        end();
        successes(5);
        List<ClaimedDelivery> all = claim();

        assertThat(half).hasSize(2).allMatch(ClaimedDelivery::slowed);
        assertThat(one).hasSize(1);
        assertThat(two).hasSize(2);
        assertThat(all).hasSize(4).noneMatch(ClaimedDelivery::slowed);
    }

    /** However long they wait to be saved. */
    @Test
    void whatWasUnderWayWhenItWasHalvedDoesNotHalveItAgain() {
        List<ClaimedDelivery> four = claim();
        four.forEach(delivery -> after(Strain.TOO_MUCH, delivery.claimedAt()));
        end();
        List<ClaimedDelivery> half = claim();
        end();
        half.forEach(delivery -> after(Strain.TOO_MUCH, delivery.claimedAt()));

        assertThat(four).hasSize(4);
        assertThat(half).hasSize(2);
        assertThat(claim()).hasSize(1);
    }

    @Test
    void successWaitsForNobodyWhoIsSavingAnother() {
        strained();
        Instant claimedAt = now();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CompletableFuture<Void> ended = schema.pool()
                .withTransaction(tx -> slowed.after(tx, "one", Strain.NONE, claimedAt)
                        .invoke(() -> first.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(mayEnd)))
                .subscribeAsCompletionStage();
        first.orTimeout(Claimers.SOON.toSeconds(), TimeUnit.SECONDS).join();

        successes(3);
        mayEnd.complete(null);
        ended.orTimeout(Claimers.SOON.toSeconds(), TimeUnit.SECONDS).join();

        assertThat(claim()).hasSize(2);
    }

    @Test
    void whoHasHadNoStrainForTenMinutesHasAllPlaces() {
        strained();
        schema.execute("update slowed set shrunk_at = now() - interval '11 minutes'");
        List<ClaimedDelivery> all = claim();
        end();
        strained();
        List<ClaimedDelivery> half = claim();
        end();
        schema.execute("update slowed set shrunk_at = now() - interval '11 minutes'");
        due.tidy().await().atMost(Claimers.SOON);

        assertThat(all).hasSize(4).noneMatch(ClaimedDelivery::slowed);
        assertThat(half).hasSize(2);
        assertThat(rows()).isZero();
    }

    @Test
    void tellsWhatACutLeaves() {
        assertThat(after(Strain.TOO_MUCH, now())).contains(2);
        assertThat(after(Strain.TOO_MUCH, Instant.EPOCH)).isEmpty();
        assertThat(after(Strain.NONE, now())).isEmpty();
    }

    @Test
    void nobodyElseIsSlowed() {
        strained();
        for (int i = 0; i < 10; i++) {
            schema.due("other", "other-" + i, 60, 2);
        }

        assertThat(claim())
                .filteredOn(delivery -> delivery.endpointId().equals("other"))
                .hasSize(4);
    }

    @Test
    void concurrencyThatIsSetLowerHoldsAtOnceAndWhatIsSetHigherIsReachedBySuccesses() {
        schema.execute("update endpoint set concurrency = 8 where id = 'one'");
        strained();
        schema.execute("update endpoint set concurrency = 3 where id = 'one'");
        List<ClaimedDelivery> three = claim();
        end();
        schema.execute("update endpoint set concurrency = 6 where id = 'one'");
        List<ClaimedDelivery> four = claim();
        end();
        successes(9);

        assertThat(three).hasSize(3);
        assertThat(four).hasSize(4);
        assertThat(claim()).hasSize(6);
    }

    /** A claim only reads it: whoever is just saving an outcome keeps none waiting. */
    @Test
    void claimWaitsForNobodyWhoIsSavingAnOutcome() {
        strained();
        Instant claimedAt = now();

        List<ClaimedDelivery> claimed = schema.pool()
                .withTransaction(tx -> slowed.after(tx, "one", Strain.NONE, claimedAt)
                        .chain(() -> due.claim(Room.of(10, 1_000_000), Claimers.LEASE)))
                .await()
                .atMost(Claimers.SOON)
                .deliveries();

        assertThat(claimed).hasSize(2);
    }

    private List<ClaimedDelivery> claim() {
        return Claimers.claimed(due, Room.of(20, 1_000_000));
    }

    private void end() {
        schema.execute("update delivery set status = 'delivered' where status = 'sending'");
    }

    private void strained() {
        after(Strain.TOO_MUCH, now());
    }

    private void successes(int count) {
        for (int i = 0; i < count; i++) {
            after(Strain.NONE, now());
        }
    }

    private Optional<Integer> after(Strain strain, Instant claimedAt) {
        return schema.pool()
                .withTransaction(tx -> slowed.after(tx, "one", strain, claimedAt))
                .await()
                .atMost(Claimers.SOON);
    }

    /** The database's, for it says when places were taken. */
    private Instant now() {
        return schema.pool()
                .query("select clock_timestamp() as at")
                .executeAndAwait()
                .iterator()
                .next()
                .getOffsetDateTime("at")
                .toInstant();
    }

    private long rows() {
        return schema.pool()
                .query("select count(*) as rows from slowed")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong("rows");
    }
}
