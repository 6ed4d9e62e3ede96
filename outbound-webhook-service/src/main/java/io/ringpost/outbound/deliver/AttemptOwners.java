package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.EarlierAttempts;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells earlier attempts whose they are, some thousands now and then, beside the deliveries. */
@ApplicationScoped
public class AttemptOwners {
    private final Vertx vertx;
    private final EarlierAttempts attempts;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    AttemptOwners(Vertx vertx, EarlierAttempts attempts, DeliveryWatch watch, DeliverySettings settings) {
        this.vertx = vertx;
        this.attempts = attempts;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.housekeeping().toMillis(), id -> tell());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void tell() {
        if (busy.compareAndSet(false, true)) {
            attempts.tell()
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(told -> {}, watch::untidied);
        }
    }
}
