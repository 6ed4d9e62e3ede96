package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.Claims;
import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Saved;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SavingsTest {
    private static final Optional<Saved> SAVED = Optional.of(new Saved(1, "delivered", 1, null));
    private static final ClaimedDelivery OTHER = Claims.claimed("dlv_other", 1);

    private final AtomicLong now = new AtomicLong(42);
    private final Savings savings = new Savings(Settings.with(Map.of()), now::get);

    @Test
    void whatIsNeverSavedWhileOthersAreIsGuiltyAtTheEleventhClaim() {
        pass(Duration.ofMinutes(1));
        for (int claims = 1; claims <= 10; claims++) {
            assertThat(savings.guilty(poison(claims))).isFalse();
            failWhileAnotherIsSaved(claims, true);
        }

        assertThat(savings.guilty(poison(11))).isTrue();
    }

    @Test
    void nobodyIsGuiltyWhileNothingIsSaved() {
        pass(Duration.ofMinutes(1));
        save(OTHER, true);
        for (int claims = 1; claims <= 100; claims++) {
            fail(claims);
            assertThat(savings.guilty(poison(claims + 1))).isFalse();
        }
    }

    /** In the last moment of its lease, when it could not be tried once more. */
    @Test
    void faultThatWasMendedWhileItWasBeingSavedIsNotItsOwn() {
        pass(Duration.ofMinutes(1));
        failWhileAnotherIsSaved(40, true);

        assertThat(savings.guilty(poison(41))).isFalse();
        save(poison(41), true);
        failWhileAnotherIsSaved(42, true);
        assertThat(savings.guilty(poison(43))).isFalse();
    }

    @Test
    void whatWritesLessProvesNothing() {
        pass(Duration.ofMinutes(1));
        for (int claims = 9; claims <= 20; claims++) {
            CompletableFuture<Optional<Saved>> poison = begin(poison(claims), false);
            save(OTHER, true);
            poison.completeExceptionally(new IllegalStateException("refused"));
        }

        assertThat(savings.guilty(poison(21))).isFalse();
    }

    @Test
    void lostLeaseIsNoSaving() {
        pass(Duration.ofMinutes(1));
        for (int claims = 9; claims <= 10; claims++) {
            CompletableFuture<Optional<Saved>> poison = begin(poison(claims), false);
            save(OTHER, false);
            poison.complete(Optional.empty());
        }

        assertThat(savings.guilty(poison(11))).isTrue();
    }

    @Test
    void nobodyIsGuiltyInTheFirstMinute() {
        pass(Duration.ofSeconds(58));
        failWhileAnotherIsSaved(9, true);
        failWhileAnotherIsSaved(10, true);
        pass(Duration.ofSeconds(1));

        assertThat(savings.guilty(poison(11))).isFalse();
        assertThat(savings.working()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(savings.guilty(poison(11))).isTrue();
        assertThat(savings.working()).isTrue();
    }

    @Test
    void worksOnlyIfSomethingWasSavedWithinALease() {
        pass(Duration.ofMinutes(2));
        boolean before = savings.working();
        save(OTHER, false);
        boolean after = savings.working();
        pass(Duration.ofSeconds(21));

        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(savings.working()).isFalse();
    }

    @Test
    void whatCannotEvenBeTriedIsGuiltyOnlyWhileOthersGoOn() {
        pass(Duration.ofMinutes(1));
        savings.unsent(poison(9));
        savings.unsent(poison(10));
        boolean alone = savings.guilty(poison(11));
        save(OTHER, true);
        savings.unsent(poison(11));
        savings.unsent(poison(12));

        assertThat(alone).isFalse();
        assertThat(savings.guilty(poison(13))).isTrue();
    }

    private void failWhileAnotherIsSaved(int claims, boolean plain) {
        CompletableFuture<Optional<Saved>> poison = begin(poison(claims), plain);
        save(OTHER, plain);
        poison.completeExceptionally(new IllegalStateException("refused"));
    }

    private void fail(int claims) {
        begin(poison(claims), true).completeExceptionally(new IllegalStateException("refused"));
    }

    private void save(ClaimedDelivery delivery, boolean plain) {
        begin(delivery, plain).complete(SAVED);
    }

    private CompletableFuture<Optional<Saved>> begin(ClaimedDelivery delivery, boolean plain) {
        CompletableFuture<Optional<Saved>> saving = new CompletableFuture<>();
        savings.watch(delivery, plain, Uni.createFrom().completionStage(saving))
                .subscribe()
                .with(saved -> {}, failure -> {});
        pass(Duration.ofNanos(1));
        return saving;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static ClaimedDelivery poison(int claims) {
        return Claims.claimed("dlv_poison", claims);
    }
}
