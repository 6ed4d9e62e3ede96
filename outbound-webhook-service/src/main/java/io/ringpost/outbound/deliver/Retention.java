package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks after the history at the start, so that its days are there, and every few minutes. */
@ApplicationScoped
public class Retention {
    private final Vertx vertx;
    private final RetentionRun run;
    private final DeliverySettings settings;
    private volatile long timer;

    Retention(Vertx vertx, RetentionRun run, DeliverySettings settings) {
        this.vertx = vertx;
        this.run = run;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        look();
        timer = vertx.setPeriodic(settings.retentionEvery().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        run.once().subscribe().with(done -> {}, RetentionWatch::broken);
    }
}
