package io.ringpost.outbound.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.schedule.RateLimit;
import io.ringpost.outbound.schedule.RateLimit.Taken;
import io.ringpost.outbound.store.DeliveryRow;
import io.ringpost.outbound.store.Wait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryViewTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Wait NOTHING = new Wait(null, List.of(), 0, null, NOW);
    private static final Wait LIMITED =
            new Wait(new RateLimit(2, 60), List.of(new Taken(NOW.plusSeconds(40), 2)), 0, null, NOW);

    @Test
    void saysThatTheLimitKeepsItAndUntilWhen() {
        DeliveryView view = DeliveryView.of(row("pending", null, NOW.minusSeconds(5), LIMITED));

        assertThat(view.waitsFor()).isEqualTo("rate_limit");
        assertThat(view.nextAttemptAt()).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void whatIsScheduledForLaterWaitsForItsScheduleNotForTheLimit() {
        DeliveryView view = DeliveryView.of(row("retrying", "schedule", NOW.plusSeconds(5), LIMITED));

        assertThat(view.waitsFor()).isEqualTo("schedule");
        assertThat(view.nextAttemptAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void saysThatItStandsInLineAndWhenTheFirstGoes() {
        Wait line = new Wait(null, List.of(), 0, NOW.plusSeconds(300), NOW);

        DeliveryView view = DeliveryView.of(row("pending", "order", null, line));

        assertThat(view.waitsFor()).isEqualTo("order");
        assertThat(view.nextAttemptAt()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void whileTheFirstIsUnderWayNobodyKnowsWhen() {
        DeliveryView view = DeliveryView.of(row("pending", "order", null, NOTHING));

        assertThat(view.waitsFor()).isEqualTo("order");
        assertThat(view.nextAttemptAt()).isNull();
    }

    @Test
    void heldOneOfAnEnabledEndpointWaitsForItsRelease() {
        assertThat(DeliveryView.of(row("held", null, null, NOTHING)).waitsFor()).isEqualTo("release");
    }

    @Test
    void dueOneWaitsForItsTurn() {
        assertThat(DeliveryView.of(row("pending", null, NOW, NOTHING)).waitsFor())
                .isEqualTo("turn");
    }

    @Test
    void whatHasEndedWaitsForNothing() {
        DeliveryView view = DeliveryView.of(row("delivered", null, null, NOTHING));

        assertThat(view.waitsFor()).isNull();
        assertThat(view.nextAttemptAt()).isNull();
    }

    @Test
    void saysWhatFaultOfOursEndedItButOnlyWhileItIsSo() {
        DeliveryView failed = DeliveryView.of(row("failed", "unsaveable", null, null, NOTHING));
        DeliveryView delivered = DeliveryView.of(row("delivered", "unsaveable", null, null, NOTHING));

        assertThat(failed.error()).isEqualTo("unsaveable");
        assertThat(failed.fault()).isEqualTo("ours");
        assertThat(delivered.error()).isNull();
        assertThat(delivered.fault()).isNull();
    }

    private static DeliveryRow row(String status, @Nullable String waitsFor, @Nullable Instant dueAt, Wait wait) {
        return row(status, null, waitsFor, dueAt, wait);
    }

    private static DeliveryRow row(
            String status, @Nullable String error, @Nullable String waitsFor, @Nullable Instant dueAt, Wait wait) {
        return new DeliveryRow(
                "dlv_1", "ep_1", "evt_1", "x.y", null, status, 0, null, null, error, waitsFor, dueAt, wait, true, NOW,
                NOW);
    }
}
