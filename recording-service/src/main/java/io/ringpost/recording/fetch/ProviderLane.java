package io.ringpost.recording.fetch;

import io.ringpost.contract.Provider;
import io.ringpost.recording.store.DueFetch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * The fetches of one provider: claims as many as it has room for, and no more than one claim at a time. Rings that come
 * while a claim is under way are one more claim after it, however many they are.
 */
final class ProviderLane {

    private final Provider provider;
    private final int most;
    private final FetchRun run;
    private final IntFunction<Uni<List<DueFetch>>> claim;
    private final FetchWatch watch;
    private final AtomicInteger running;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean stopping;

    ProviderLane(Provider provider, int most, FetchRun run, IntFunction<Uni<List<DueFetch>>> claim, FetchWatch watch) {
        this.provider = provider;
        this.most = most;
        this.run = run;
        this.claim = claim;
        this.watch = watch;
        this.running = watch.running(provider);
    }

    void ring() {
        if (rings.getAndIncrement() == 0) {
            round();
        }
    }

    /** Claims nothing more. */
    void stop() {
        stopping = true;
    }

    int running() {
        return running.get();
    }

    private void round() {
        int answered = rings.get();
        int room = most - running.get();
        if (stopping || room <= 0) {
            rings.set(0);
            return;
        }
        Uni.createFrom()
                .deferred(() -> claim.apply(room))
                .ifNoItem()
                .after(Duration.ofSeconds(5))
                .fail()
                .subscribe()
                .with(claimed -> claimed(claimed, answered), failure -> {
                    watch.unclaimed(provider, failure);
                    rings.set(0);
                });
    }

    private void claimed(List<DueFetch> due, int answered) {
        due.forEach(each -> {
            running.incrementAndGet();
            run.start(each, () -> {
                running.decrementAndGet();
                ring();
            });
        });
        if (rings.addAndGet(-answered) > 0) {
            round();
        }
    }
}
