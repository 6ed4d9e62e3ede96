package io.ringpost.recording.fetch;

import io.ringpost.recording.store.DueFetch;
import io.ringpost.recording.store.DueFetches;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** One claimed fetch: fetched while its lease is kept, then saved. */
@Singleton
public class FetchRun {

    private static final int RENEWALS_PER_LEASE = 3;

    private final Vertx vertx;
    private final MediaFetcher fetcher;
    private final DueFetches fetches;
    private final FetchSettings settings;
    private final FetchWatch watch;

    FetchRun(Vertx vertx, MediaFetcher fetcher, DueFetches fetches, FetchSettings settings, FetchWatch watch) {
        this.vertx = vertx;
        this.fetcher = fetcher;
        this.fetches = fetches;
        this.settings = settings;
        this.watch = watch;
    }

    /** Runs it; afterwards there is room again. */
    void start(DueFetch due, Runnable afterwards) {
        long start = System.nanoTime();
        AtomicReference<Cancellable> fetch = new AtomicReference<>(() -> {});
        long renewing = vertx.setPeriodic(
                Math.max(1, settings.lease().toMillis() / RENEWALS_PER_LEASE), timer -> renew(due, fetch));
        fetch.set(fetcher.fetch(due)
                .invoke(fetched -> watch.fetched(due, fetched, Duration.ofNanos(System.nanoTime() - start)))
                .flatMap(fetched -> save(due, fetched.outcome()))
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(renewing);
                    afterwards.run();
                })
                .subscribe()
                .with(saved -> {}, failure -> watch.unsaved(due, failure)));
    }

    private Uni<Boolean> save(DueFetch due, FetchOutcome outcome) {
        return outcome.match(
                stored -> fetches.stored(due, stored.audio()),
                notReady -> fetches.later(due, notReady.reason()),
                gone -> fetches.ended(due, gone.end(), gone.reason()));
    }

    /** A lease that is lost is somebody else's work; one that could not be renewed may still hold. */
    private void renew(DueFetch due, AtomicReference<Cancellable> fetch) {
        fetches.renew(due, settings.lease())
                .subscribe()
                .with(
                        kept -> {
                            if (!kept) {
                                watch.lost(due);
                                Objects.requireNonNull(fetch.get()).cancel();
                            }
                        },
                        failure -> watch.unrenewed(due, failure));
    }
}
