package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Order that is switched on and off, and lines that are changed by several at once. */
class LineChangesIT extends OrderedCase {
    @Test
    void whoAsksForOrderNoMoreGetsAllAtOnce() {
        plan("a1", "a2", "a3");
        List<ClaimedDelivery> ordered = claim();
        change(true, false);

        assertThat(ordered).hasSize(1);
        assertThat(claim()).extracting(OrderedCase::event).containsExactlyInAnyOrder("a2", "a3");
    }

    @Test
    void whoAsksForOrderLaterGetsItForWhatIsOpen() {
        schema.execute("update endpoint set ordered = false");
        plan("a1", "b1");
        finish(claim(), "a1", LATER);
        plan("a2", "a3", "b2", "c1", "c2");
        schema.execute("update delivery set created_at = now() - interval '1 hour' where event in ('a2', 'c2')");
        change(false, true);

        List<ClaimedDelivery> first = claim();
        DeliveryRow tried = row("a1");
        schema.execute("update delivery set due_at = now() where event in ('a1', 'b1')");
        List<ClaimedDelivery> next = claim();
        finish(next, "a1", DELIVERED);
        finish(next, "b1", DELIVERED);

        assertThat(first).extracting(OrderedCase::event).containsExactly("c2");
        assertThat(tried.waitsFor()).isEqualTo("schedule");
        assertThat(next).extracting(OrderedCase::event).containsExactlyInAnyOrder("a1", "b1");
        assertThat(claim()).extracting(OrderedCase::event).containsExactlyInAnyOrder("a2", "b2");
    }

    @Test
    void lineThatMissedItsNoteGoesOn() {
        plan("a1", "a2", "b1", "b2");
        schema.execute("delete from line_change");
        List<ClaimedDelivery> none = claim();
        Integer stood = due.tidy().await().atMost(Claimers.SOON);
        Integer again = due.tidy().await().atMost(Claimers.SOON);
        List<ClaimedDelivery> both = claim();
        Integer later = due.tidy().await().atMost(Claimers.SOON);

        assertThat(none).isEmpty();
        assertThat(stood).isEqualTo(2);
        assertThat(again).isZero();
        assertThat(both).extracting(OrderedCase::event).containsExactlyInAnyOrder("a1", "b1");
        assertThat(later).isZero();
    }

    @Test
    void whoIsBeingChangedKeepsNoClaimWaitingAndIsNotForgotten() {
        plan("a1", "b1");
        List<ClaimedDelivery> meanwhile = schema.pool()
                .withTransaction(tx -> tx.query("select 1 from delivery where event = 'a1' for update")
                        .execute()
                        .chain(() -> due.claim(Room.of(100, 1_000_000), Claimers.LEASE)))
                .await()
                .atMost(Claimers.SOON)
                .deliveries();

        assertThat(meanwhile).extracting(OrderedCase::event).containsExactly("b1");
        assertThat(claim()).extracting(OrderedCase::event).containsExactly("a1");
    }

    private void change(boolean before, boolean after) {
        WaitingDeliveries waiting = Claimers.waiting(schema.pool());
        Endpoint endpoint = new Endpoint("one", settings(before), null, null, NOW, NOW);
        schema.execute("update endpoint set ordered = ?", after);
        schema.pool()
                .withTransaction(tx -> waiting.changed(tx, endpoint, settings(after)))
                .await()
                .atMost(Claimers.SOON);
    }

    private static EndpointSettings settings(boolean ordered) {
        return new EndpointSettings(
                "http://127.0.0.1",
                null,
                List.of("*"),
                Map.of(),
                Map.of(),
                "guide",
                64,
                null,
                ordered,
                false,
                true,
                false,
                true);
    }
}
