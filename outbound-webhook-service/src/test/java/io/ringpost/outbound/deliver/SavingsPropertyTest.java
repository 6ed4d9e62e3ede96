package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.Claims;
import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Saved;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is saved and not saved in whatever order: who is ended is to blame. */
class SavingsPropertyTest {
    private static final int MOST = 10;
    private static final Optional<Saved> SAVED = Optional.of(new Saved(1, "delivered", 1, null));

    private final AtomicLong now = new AtomicLong();

    @Property(tries = 500)
    void nobodyIsGuiltyWithoutTwoFailuresAmidOthersSavingsAtTheEndOfManyClaims(@ForAll("tries") List<Try> tries) {
        Savings savings = savings();
        int proofs = 0;
        for (int i = 0; i < tries.size(); i++) {
            int claims = i + 1;
            Try one = tries.get(i);
            assertThat(savings.guilty(poison(claims))).isEqualTo(claims > MOST && proofs >= 2);

            make(savings, claims, one);

            if (claims > MOST - 2) {
                proofs = one.saved ? 0 : proofs + (one.sameKindMeanwhile ? 1 : 0);
            }
        }
    }

    /** However many of them run at once and end in whatever order. */
    @Property(tries = 200)
    void faultOfTheWholeDatabaseMakesNobodyGuilty(@ForAll("order") List<Integer> order) {
        Savings savings = savings();
        save(savings, Claims.claimed("dlv_before", 1), true);
        for (int claims = MOST - 1; claims < MOST + 10; claims++) {
            int claim = claims;
            List<CompletableFuture<Optional<Saved>>> open = order.stream()
                    .map(one -> begin(savings, Claims.claimed("dlv_" + one, claim), one % 2 == 0))
                    .toList();
            order.stream().sorted().forEach(one -> open.get(order.indexOf(one))
                    .completeExceptionally(new IllegalStateException("database")));
        }

        assertThat(order).noneMatch(one -> savings.guilty(Claims.claimed("dlv_" + one, MOST + 10)));
    }

    @Provide
    Arbitrary<List<Integer>> order() {
        return Arbitraries.integers().between(0, 9).list().uniqueElements().ofMinSize(1);
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(1, true), Tuple.of(9, false));
        return Combinators.combine(seldom, any, any, any)
                .as(Try::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private void make(Savings savings, int claims, Try one) {
        if (one.sameKindBefore) {
            save(savings, Claims.claimed("dlv_other", 1), one.plain);
        }
        CompletableFuture<Optional<Saved>> poison = begin(savings, poison(claims), one.plain);
        save(savings, Claims.claimed("dlv_other", 1), !one.plain);
        if (one.sameKindMeanwhile) {
            save(savings, Claims.claimed("dlv_other", 1), one.plain);
        }
        if (one.saved) {
            poison.complete(SAVED);
        } else {
            poison.completeExceptionally(new IllegalStateException("refused"));
        }
    }

    private Savings savings() {
        now.set(0);
        Savings savings = new Savings(Settings.with(Map.of()), now::get);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        return savings;
    }

    private void save(Savings savings, ClaimedDelivery delivery, boolean plain) {
        begin(savings, delivery, plain).complete(SAVED);
    }

    private CompletableFuture<Optional<Saved>> begin(Savings savings, ClaimedDelivery delivery, boolean plain) {
        CompletableFuture<Optional<Saved>> saving = new CompletableFuture<>();
        savings.watch(delivery, plain, Uni.createFrom().completionStage(saving))
                .subscribe()
                .with(saved -> {}, failure -> {});
        now.incrementAndGet();
        return saving;
    }

    private static ClaimedDelivery poison(int claims) {
        return Claims.claimed("dlv_poison", claims);
    }

    /**
     * One try to save it.
     *
     * @param saved whether it succeeds
     * @param plain whether it only says 2xx
     * @param sameKindBefore whether another of its kind was saved before it began
     * @param sameKindMeanwhile whether another of its kind is saved while it is tried
     */
    record Try(boolean saved, boolean plain, boolean sameKindBefore, boolean sameKindMeanwhile) {}
}
