package io.ringpost.recording.reconcile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.recording.reconcile.voipms.VoipmsLists;
import io.ringpost.recording.reconcile.voipms.VoipmsReconciliation;
import io.ringpost.recording.store.DueListings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks for due lists for as long as the process lives, one after the other: requests are few and counted. */
@ApplicationScoped
public class ListingLoop {
    private final Vertx vertx;
    private final ListingSettings settings;
    private final DueListings listings;
    private final VoipmsLists lists;
    private final VoipmsReconciliation reconciliation;
    private final ListingWatch watch;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile long poll;

    ListingLoop(
            Vertx vertx,
            ListingSettings settings,
            DueListings listings,
            VoipmsLists lists,
            VoipmsReconciliation reconciliation,
            ListingWatch watch) {
        this.vertx = vertx;
        this.settings = settings;
        this.listings = listings;
        this.lists = lists;
        this.reconciliation = reconciliation;
        this.watch = watch;
    }

    /** Without credentials there is nobody to ask. */
    void start(@Observes StartupEvent event) {
        if (lists.open()) {
            poll = vertx.setPeriodic(settings.poll().toMillis(), timer -> look());
        }
    }

    /** What is being listed is listed again by another replica or after the next start, when its lease is over. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(poll);
    }

    private void look() {
        if (!stopping && busy.compareAndSet(false, true)) {
            one().subscribe().with(this::looked, failure -> {
                watch.failed(failure);
                busy.set(false);
            });
        }
    }

    /** Whether one was due. */
    private Uni<Boolean> one() {
        return listings.claim(settings.lease())
                .ifNoItem()
                .after(settings.lease())
                .fail()
                .flatMap(claimed -> claimed.map(
                                listing -> reconciliation.run(listing).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private void looked(boolean found) {
        busy.set(false);
        if (found) {
            look();
        }
    }
}
