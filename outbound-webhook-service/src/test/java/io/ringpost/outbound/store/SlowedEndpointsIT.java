package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.schedule.Strain;
import java.time.Duration;
import java.util.List;
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
        strained(Duration.ZERO);
        List<ClaimedDelivery> half = claim();
        end();
        strained(Duration.ZERO);
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

    @Test
    void whatWasUnderWayWhenItWasHalvedDoesNotHalveItAgain() {
        strained(Duration.ZERO);
        strained(Duration.ofSeconds(5));
        strained(Duration.ofSeconds(60));

        assertThat(claim()).hasSize(2);
    }

    @Test
    void nobodyElseIsSlowed() {
        strained(Duration.ZERO);
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
        strained(Duration.ZERO);
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
        strained(Duration.ZERO);

        List<ClaimedDelivery> claimed = schema.pool()
                .withTransaction(tx -> slowed.after(tx, "one", Strain.NONE, Duration.ZERO)
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

    private void strained(Duration latency) {
        after(Strain.TOO_MUCH, latency);
    }

    private void successes(int count) {
        for (int i = 0; i < count; i++) {
            after(Strain.NONE, Duration.ZERO);
        }
    }

    private void after(Strain strain, Duration latency) {
        schema.pool()
                .withTransaction(tx -> slowed.after(tx, "one", strain, latency))
                .await()
                .atMost(Claimers.SOON);
    }
}
