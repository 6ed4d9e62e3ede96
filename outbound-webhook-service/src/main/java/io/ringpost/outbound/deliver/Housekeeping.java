package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.DueWork;
import io.ringpost.outbound.store.HeldDeliveries;
import io.ringpost.outbound.store.SecretRotation;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Measures how far behind deliveries are, and ends what is left over. */
@ApplicationScoped
public class Housekeeping {
    private final Vertx vertx;
    private final DueWork due;
    private final SecretRotation rotation;
    private final HeldDeliveries held;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private volatile long timer;

    Housekeeping(
            Vertx vertx,
            DueWork due,
            SecretRotation rotation,
            HeldDeliveries held,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.vertx = vertx;
        this.due = due;
        this.rotation = rotation;
        this.held = held;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.housekeeping().toMillis(), id -> tidy());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void tidy() {
        rotation.forgetEnded()
                .chain(due::tidy)
                .invoke(watch::linesStood)
                .chain(() -> held.expire(settings.hold()))
                .invoke(watch::expired)
                .chain(due::lag)
                .subscribe()
                .with(watch::dueLag, watch::untidied);
    }
}
