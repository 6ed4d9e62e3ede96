package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration TIME = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private Uni<Boolean> answer = Uni.createFrom().item(true);
    private final Lease lease = new Lease(() -> answer, TIME, now::get);

    @Test
    void endsByItself() {
        now.addAndGet(TIME.toNanos() - 1);
        assertThat(lease.holds()).isTrue();

        now.incrementAndGet();

        assertThat(lease.holds()).isFalse();
        assertThat(lease.lost()).isTrue();
    }

    @Test
    void isRenewedFromWhenItWasAskedFor() {
        now.addAndGet(TIME.toNanos() / 2);
        answer = Uni.createFrom().item(() -> {
            now.addAndGet(TIME.toNanos() / 4);
            return true;
        });

        assertThat(renew()).isTrue();

        now.addAndGet(TIME.toNanos() * 3 / 4 - 1);
        assertThat(lease.holds()).isTrue();
        now.incrementAndGet();
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void isLostOnceSomebodyElseHasIt() {
        answer = Uni.createFrom().item(false);
        assertThat(renew()).isFalse();
        answer = Uni.createFrom().item(true);

        assertThat(renew()).isFalse();
    }

    @Test
    void holdsToItsEndWhileNobodyCanBeAsked() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));

        assertThatThrownBy(this::renew).hasMessage("away");

        assertThat(lease.holds()).isTrue();
    }

    /** The row that was just saved cannot be renewed, and that means nothing. */
    @Test
    void isNotLostByWhatIsSaidAfterItIsOver() {
        lease.over();
        answer = Uni.createFrom().item(false);

        assertThat(renew()).isFalse();

        assertThat(lease.lost()).isFalse();
    }

    private boolean renew() {
        return lease.renew().await().atMost(Duration.ofSeconds(60));
    }
}
