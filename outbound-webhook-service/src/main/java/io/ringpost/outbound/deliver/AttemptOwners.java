package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.EarlierAttempts;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Tells earlier attempts whose they are, some thousands now and then, beside the deliveries. */
@ApplicationScoped
public class AttemptOwners {
    private final Vertx vertx;
    private final EarlierAttempts attempts;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private volatile boolean stopped;
    private volatile long timer;

    AttemptOwners(Vertx vertx, EarlierAttempts attempts, DeliveryWatch watch, DeliverySettings settings) {
        this.vertx = vertx;
        this.attempts = attempts;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        in(settings.housekeeping());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void in(Duration pause) {
        if (!stopped) {
            timer = vertx.setTimer(pause.toMillis(), id -> tell());
        }
    }

    /** A look opens every day that is kept: where there is nothing left to tell it is a rare one. */
    private void tell() {
        attempts.tell()
                .subscribe()
                .with(told -> in(told == 0 ? settings.retentionEvery() : settings.housekeeping()), failure -> {
                    watch.untidied(failure);
                    in(settings.housekeeping());
                });
    }
}
