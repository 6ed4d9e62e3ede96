package io.ringpost.recording.fetch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.recording.store.Bell;
import io.ringpost.recording.store.DueFetches;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks for due recordings for as long as the process lives: one lane per provider, so that none waits for another. */
@ApplicationScoped
public class DueFetchLoop {

    private static final Duration DRAIN_LOOK = Duration.ofMillis(50);

    private final Vertx vertx;
    private final FetchSettings settings;
    private final List<ProviderLane> lanes;
    private volatile long poll;

    DueFetchLoop(
            Vertx vertx,
            FetchSettings settings,
            MediaFetcher fetcher,
            FetchRun run,
            DueFetches fetches,
            FetchWatch watch) {
        this.vertx = vertx;
        this.settings = settings;
        this.lanes = fetcher.providers().stream()
                .map(provider -> new ProviderLane(
                        provider,
                        settings.concurrency(),
                        settings.hostConcurrency(),
                        run::start,
                        (busy, room) -> fetches.claim(provider, busy, room, settings.lease()),
                        watch))
                .toList();
    }

    void start(@Observes StartupEvent event, Bell bell) {
        bell.listen(this::ring);
        poll = vertx.setPeriodic(settings.poll().toMillis(), timer -> ring());
        ring();
    }

    /** Lets short fetches end; the lease of a longer one ends, and another replica or the next start fetches it. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        vertx.cancelTimer(poll);
        lanes.forEach(ProviderLane::stop);
        CountDownLatch drained = new CountDownLatch(1);
        long looking = vertx.setPeriodic(DRAIN_LOOK.toMillis(), timer -> {
            if (lanes.stream().allMatch(lane -> lane.running() == 0)) {
                drained.countDown();
            }
        });
        var unused = drained.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
        vertx.cancelTimer(looking);
    }

    private void ring() {
        lanes.forEach(ProviderLane::ring);
    }
}
