package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.announce.FailureAnnouncer;
import io.ringpost.outbound.store.Awaited;
import io.ringpost.outbound.store.Bell;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells of deliveries that failed for good, some at a time, so that those who are told are not held for long. */
@ApplicationScoped
public class FailureRun {
    private final Vertx vertx;
    private final Uni<Boolean> some;
    private final Bell bell;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long timer;

    @Inject
    FailureRun(
            Vertx vertx,
            Pool pool,
            FailureAnnouncer announcer,
            Bell bell,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this(vertx, Awaited.transaction(pool, announcer::announce), bell, watch, settings);
    }

    /**
     * @param some tells of some of them each time; true if there may be more
     */
    FailureRun(Vertx vertx, Uni<Boolean> some, Bell bell, DeliveryWatch watch, DeliverySettings settings) {
        this.vertx = vertx;
        this.some = new Patience(settings).once(some);
        this.bell = bell;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.housekeeping().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** One at a time: a database that is slow to answer is not asked for more. */
    void look() {
        if (telling.compareAndSet(false, true)) {
            tell().onTermination()
                    .invoke(() -> telling.set(false))
                    .subscribe()
                    .with(told -> bell.ring(), watch::untold);
        }
    }

    private Uni<Boolean> tell() {
        return Multi.createBy()
                .repeating()
                .uni(() -> some)
                .whilst(more -> more)
                .collect()
                .last();
    }
}
