package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.local.OwnThread;
import io.ringpost.outbound.plan.PlannedDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LinesIT extends OrderedCase {
    @Test
    void onlyTheFirstOfALineGoesAndOtherLinesAreNotKept() {
        plan("a1", "a2", "b1", "a3", "b2");
        add(List.of(PlannedDelivery.of(occurrence("c1", null), "one")));

        List<ClaimedDelivery> first = claim();
        List<ClaimedDelivery> none = claim();
        finish(first, "a1", DELIVERED);
        List<ClaimedDelivery> next = claim();

        assertThat(first).extracting(OrderedCase::event).containsExactlyInAnyOrder("a1", "b1", "c1");
        assertThat(none).isEmpty();
        assertThat(next).extracting(OrderedCase::event).containsExactly("a2");
    }

    @Test
    void failingHeadKeepsItsLineUntilItHasFinallyFailed() {
        plan("a1", "a2");
        finish(claim(), "a1", LATER);
        List<ClaimedDelivery> kept = claim();
        DeliveryRow waiting = row("a2");
        schema.execute("update delivery set due_at = now() where status = 'retrying'");
        finish(claim(), "a1", FAILED);

        assertThat(kept).isEmpty();
        assertThat(waiting.waitsFor()).isEqualTo("order");
        assertThat(waiting.waits().lineMovesAt())
                .isAfter(waiting.waits().readAt().plusSeconds(3500));
        assertThat(claim()).extracting(OrderedCase::event).containsExactly("a2");
    }

    @Test
    void whatAPersonTriesAgainGoesBeforeTheRestOfItsLine() {
        plan("a1", "a2", "a3");
        finish(claim(), "a1", FAILED);
        List<ClaimedDelivery> second = claim();

        new DeliveryReader(schema.pool()).retry(id("a1"), null).await().atMost(Claimers.SOON);
        List<ClaimedDelivery> besideTheSecond = claim();
        finish(second, "a2", DELIVERED);

        assertThat(besideTheSecond).isEmpty();
        assertThat(claim()).extracting(OrderedCase::event).containsExactly("a1");
    }

    @Test
    void whatAReplayGivesBackHasThePlaceInItsLineThatItAlwaysHad() {
        plan("a1", "a2");
        finish(claim(), "a1", FAILED);
        finish(claim(), "a2", FAILED);
        plan("a3");
        finish(claim(), "a3", LATER);
        schema.execute("""
                insert into replay (id, endpoint_id, since, until, statuses, per_second, status, matched, asked_by)
                values ('r', 'one', now(), now(), '{failed}', 10, 'running', 2, 'me')""");
        schema.execute("insert into replay_delivery select 'r', place, id from delivery where status = 'failed'");

        new ReplayWork(schema.pool()).step().await().atMost(Claimers.SOON);
        List<ClaimedDelivery> besideTheThird = claim();
        schema.execute("update delivery set status = 'sending', due_at = now() where status = 'retrying'");
        finish(claim(), "a3", DELIVERED);

        assertThat(besideTheThird).isEmpty();
        assertThat(claim()).extracting(OrderedCase::event).containsExactly("a1");
    }

    @Test
    void whatIsHeldKeepsItsPlace() {
        schema.execute("update endpoint set enabled = false");
        plan("a1", "a2");
        schema.execute("update endpoint set enabled = true");
        plan("a3", "b1");
        List<ClaimedDelivery> beforeTheRelease = claim();
        HeldDeliveries held = new HeldDeliveries(schema.pool());
        schema.pool().withTransaction(tx -> held.release(tx, "one")).await().atMost(Claimers.SOON);

        assertThat(beforeTheRelease).extracting(OrderedCase::event).containsExactly("b1");
        assertThat(claim()).extracting(OrderedCase::event).containsExactly("a1");
    }

    /** Every third attempt dies with its process: its lease ends, and whoever comes next makes it again. */
    @Test
    void twoReplicasThatDieNowAndThenNeverLetOneOvertake() {
        List<String> names = new ArrayList<>();
        for (int turn = 1; turn <= 5; turn++) {
            for (String entity : List.of("a", "b", "c", "d")) {
                names.add(entity + turn);
            }
        }
        CompletableFuture<List<String>> one = OwnThread.supply("one", () -> deliverAll(due, 1));
        CompletableFuture<List<String>> other =
                OwnThread.supply("other", () -> deliverAll(Claimers.on(schema.pool()), 2));
        names.forEach(this::plan);

        assertThat(one.join()).isEmpty();
        assertThat(other.join()).isEmpty();
        assertThat(count("select count(*) as n from delivery where status = 'delivered'"))
                .isEqualTo(20);
    }

    /** Delivers until all is done; tells what was claimed while somebody before it had not arrived. */
    private List<String> deliverAll(DueWork claimer, int seed) {
        Random dies = new Random(seed);
        List<String> overtaking = new ArrayList<>();
        await().atMost(Claimers.SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
            List<ClaimedDelivery> claimed = claimer.claim(Room.of(2, 1_000_000), Duration.ofSeconds(5))
                    .await()
                    .atMost(Claimers.SOON)
                    .deliveries();
            for (ClaimedDelivery delivery : claimed) {
                if (before(delivery.id()) > 0) {
                    overtaking.add(delivery.event());
                }
                if (dies.nextInt(3) == 0) {
                    schema.execute("update delivery set due_at = now() where id = ?", delivery.id());
                } else {
                    finish(List.of(delivery), delivery.event(), DELIVERED);
                }
            }
            return count("select count(*) as n from delivery where status = 'delivered'") == 20;
        });
        return overtaking;
    }

    private long before(String id) {
        return count("select count(*) as n from delivery d join delivery o on o.entity = d.entity and o.place < d.place"
                + " and o.status <> 'delivered' where d.id = '" + id + "'");
    }
}
