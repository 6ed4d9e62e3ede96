package io.ringpost.recording.fetch;

import io.ringpost.contract.Provider;
import io.ringpost.recording.store.DueFetch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The fetches of one provider: claims as many as it has room for, and no more than one claim at a time. Rings that come
 * while a claim is under way are one more claim after it, however many they are. One host gets a part of the room only,
 * so that those that hang leave the rest to the others.
 */
final class ProviderLane {

    /** Takes due recordings. */
    @FunctionalInterface
    interface Claiming {
        Uni<List<DueFetch>> claim(Set<String> busyHosts, int most);
    }

    private final Provider provider;
    private final int most;
    private final int mostOfOneHost;
    private final BiConsumer<DueFetch, Runnable> run;
    private final Claiming claiming;
    private final Map<String, Integer> hosts = new ConcurrentHashMap<>();
    private final FetchWatch watch;
    private final AtomicInteger running;
    private final AtomicInteger rings = new AtomicInteger();
    private volatile boolean stopping;

    ProviderLane(
            Provider provider,
            int most,
            int mostOfOneHost,
            BiConsumer<DueFetch, Runnable> run,
            Claiming claiming,
            FetchWatch watch) {
        this.provider = provider;
        this.most = most;
        this.mostOfOneHost = mostOfOneHost;
        this.run = run;
        this.claiming = claiming;
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
        Set<String> busy = busy();
        int some = Math.min(room, mostOfOneHost - most(busy));
        Uni.createFrom()
                .deferred(() -> claiming.claim(busy, some))
                .ifNoItem()
                .after(Duration.ofSeconds(5))
                .fail()
                .subscribe()
                .with(claimed -> claimed(claimed, some, answered), failure -> {
                    watch.unclaimed(provider, failure);
                    rings.set(0);
                });
    }

    private Set<String> busy() {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue() >= mostOfOneHost)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the most asked of the hosts that are not busy has taken of its share. */
    private int most(Set<String> busy) {
        return hosts.entrySet().stream()
                .filter(host -> !busy.contains(host.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private void claimed(List<DueFetch> due, int asked, int answered) {
        due.forEach(each -> {
            running.incrementAndGet();
            hosts.merge(each.host(), 1, Integer::sum);
            run.accept(each, () -> {
                running.decrementAndGet();
                hosts.computeIfPresent(each.host(), (host, many) -> many == 1 ? null : many - 1);
                ring();
            });
        });
        if (due.size() == asked) {
            rings.incrementAndGet(); // there may be more, on other hosts
        }
        if (rings.addAndGet(-answered) > 0) {
            round();
        }
    }
}
