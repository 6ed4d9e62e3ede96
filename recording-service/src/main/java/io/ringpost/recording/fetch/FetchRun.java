package io.ringpost.recording.fetch;

import io.ringpost.recording.fetch.FetchOutcome.NotReady;
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
        Lease lease = new Lease(() -> renewal(due), settings.lease(), System::nanoTime);
        AtomicReference<Cancellable> fetch = new AtomicReference<>(() -> {});
        long renewing = vertx.setPeriodic(gap().toMillis(), timer -> renew(due, lease, fetch));
        fetch.set(fetched(due, lease)
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(renewing);
                    lease.over();
                })
                .invoke(fetched -> watch.fetched(due, fetched, Duration.ofNanos(System.nanoTime() - start)))
                .flatMap(fetched -> save(due, fetched.outcome()))
                .onTermination()
                .invoke(afterwards)
                .subscribe()
                .with(saved -> {}, failure -> watch.unsaved(due, failure)));
    }

    /** Whatever hangs, the host or the vault, it ends. */
    private Uni<Fetched> fetched(DueFetch due, Lease lease) {
        return fetcher.fetch(due, lease).ifNoItem().after(settings.longest()).recoverWithItem(() -> {
            watch.endless(due);
            return Fetched.nothing(new NotReady("too_slow"));
        });
    }

    private Uni<Boolean> save(DueFetch due, FetchOutcome outcome) {
        return outcome.match(
                        stored -> fetches.stored(due, stored.audio()),
                        notReady -> fetches.later(due, notReady.reason(), notReady.least()),
                        gone -> fetches.ended(due, gone.end(), gone.reason()))
                .ifNoItem()
                .after(settings.save())
                .fail();
    }

    private Uni<Boolean> renewal(DueFetch due) {
        return fetches.renew(due, settings.lease()).ifNoItem().after(gap()).fail();
    }

    /** A lease that is lost is somebody else's work; one that could not be renewed holds until its end. */
    private void renew(DueFetch due, Lease lease, AtomicReference<Cancellable> fetch) {
        lease.renew()
                .onFailure()
                .invoke(failure -> watch.unrenewed(due, failure))
                .onFailure()
                .recoverWithItem(lease::holds)
                .subscribe()
                .with(kept -> {
                    if (lease.lost()) {
                        lease.over();
                        watch.lost(due);
                        Objects.requireNonNull(fetch.get()).cancel();
                    }
                });
    }

    private Duration gap() {
        return settings.lease().dividedBy(RENEWALS_PER_LEASE);
    }
}
