package io.ringpost.sms.send.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // nano time may overflow
    private final Pace pace = new Pace(Duration.ofSeconds(1), now::get);

    @Test
    void turnsAreASecondApart() {
        assertThat(pace.turn()).isZero();
        assertThat(pace.turn()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofMillis(1_500));
        assertThat(pace.turn()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void timeThatPassedIsNotSaved() {
        pass(Duration.ofHours(1));

        assertThat(pace.turn()).isZero();
        assertThat(pace.turn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void askingWhenTheNextTurnComesTakesNone() {
        assertThat(pace.untilNext()).isZero();
        assertThat(pace.turn()).isZero();

        assertThat(pace.untilNext()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.untilNext()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofMinutes(1));
        assertThat(pace.untilNext()).isZero();
    }

    @Test
    void theNextTurnComesWhenTheLimitIsOver() {
        assertThat(pace.turn()).isZero();
        pace.close(Duration.ofSeconds(61));

        assertThat(pace.untilNext()).isEqualTo(Duration.ofSeconds(61));
        pass(Duration.ofSeconds(61));
        assertThat(pace.untilNext()).isZero();
    }

    @Test
    void aLimitHoldsForEverybodyUntilItIsOver() {
        assertThat(pace.closed()).isEmpty();

        pace.close(Duration.ofSeconds(61));

        assertThat(pace.closed()).contains(Duration.ofSeconds(61));
        pass(Duration.ofSeconds(61));
        assertThat(pace.closed()).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
