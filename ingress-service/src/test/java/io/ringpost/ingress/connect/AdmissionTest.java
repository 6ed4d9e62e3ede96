package io.ringpost.ingress.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many come in within which time, by a clock of the test's own. */
class AdmissionTest {
    private final EmbeddedChannel door = new EmbeddedChannel();
    private boolean full = true;
    private int closings;
    private long now = System.nanoTime();
    private final Admission admission = new Admission(door, () -> full, () -> closings++, () -> now);

    @BeforeEach
    void stopTheClock() {
        door.freezeTime();
    }

    @Test
    void aFullHouseIsClosedForTheRestOfATurnInWhichManyCame() {
        come(Admission.AT_A_TIME - 1);
        assertThat(isOpen()).isTrue();

        come(1);
        assertThat(isOpen()).isFalse();

        elapse(Admission.TURN.minusNanos(1));
        assertThat(isOpen()).isFalse();

        elapse(Duration.ofNanos(1));
        assertThat(isOpen()).isTrue();
    }

    @Test
    void thoseWhoWereAcceptedAlreadyComeInAndItClosesOnce() {
        come(3 * Admission.AT_A_TIME);

        assertThat(isOpen()).isFalse();
        assertThat(closings).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseClosedStaysClosed() {
        door.config().setAutoRead(false);

        come(Admission.AT_A_TIME);
        elapse(Admission.TURN);

        assertThat(isOpen()).isFalse();
        assertThat(closings).isZero();
    }

    @Test
    void aHouseThatIsFullInTheMiddleOfATurnClosesAtOnceIfManyCameBefore() {
        full = false;
        come(Admission.AT_A_TIME);
        assertThat(isOpen()).isTrue();

        full = true;
        come(1);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void itOpensWhetherThereIsRoomOrNot() {
        come(Admission.AT_A_TIME);
        full = false;

        elapse(Admission.TURN);

        assertThat(isOpen()).isTrue();
    }

    @Test
    void turnAfterTurnAFewComeIn() {
        int came = 0;
        for (int turn = 0; turn < 100; turn++) {
            for (int i = 0; i < 2 * Admission.AT_A_TIME && isOpen(); i++) {
                come(1);
                came++;
            }
            elapse(Admission.TURN);
        }

        assertThat(came).isEqualTo(100 * Admission.AT_A_TIME);
    }

    @Test
    void whoeverComesNowAndThenFindsItOpen() {
        for (int i = 0; i < 10 * Admission.AT_A_TIME; i++) {
            come(1);
            assertThat(isOpen()).isTrue();
            elapse(Admission.TURN.dividedBy(Admission.AT_A_TIME / 2));
        }
    }

    @Test
    void aHouseWithRoomIsOpenHoweverManyCome() {
        full = false;

        come(100 * Admission.AT_A_TIME);

        assertThat(isOpen()).isTrue();
        assertThat(door.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private boolean isOpen() {
        return door.config().isAutoRead();
    }

    private void come(int count) {
        for (int i = 0; i < count; i++) {
            admission.pass();
        }
    }

    private void elapse(Duration time) {
        now += time.toNanos();
        door.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        door.runScheduledPendingTasks();
    }
}
