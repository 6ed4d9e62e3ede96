package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.announce.FailureAnnouncer;
import io.ringpost.outbound.store.Bell;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells of deliveries that failed for good, some at a time, so that those who are told are not held for long. */
@ApplicationScoped
public class FailureRun {
    private final Vertx vertx;
    private final Pool pool;
    private final FailureAnnouncer announcer;
    private final Bell bell;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private volatile long timer;

    FailureRun(
            Vertx vertx,
            Pool pool,
            FailureAnnouncer announcer,
            Bell bell,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.vertx = vertx;
        this.pool = pool;
        this.announcer = announcer;
        this.bell = bell;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(
                settings.housekeeping().toMillis(), id -> tell().subscribe().with(told -> bell.ring(), watch::untold));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private Uni<Boolean> tell() {
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.withTransaction(announcer::announce))
                .whilst(more -> more)
                .collect()
                .last();
    }
}
