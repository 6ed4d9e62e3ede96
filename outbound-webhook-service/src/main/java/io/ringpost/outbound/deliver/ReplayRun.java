package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.ReplayWork;
import io.ringpost.outbound.store.ReplayWork.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Goes on with replays, one step at a time, for as long as the process lives. */
@ApplicationScoped
public class ReplayRun {
    private final Vertx vertx;
    private final ReplayWork work;
    private final Bell bell;
    private final ReplayWatch watch;
    private final DeliverySettings settings;
    private final Patience patience;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;
    private volatile boolean stopping;

    ReplayRun(Vertx vertx, ReplayWork work, Bell bell, ReplayWatch watch, DeliverySettings settings) {
        this.vertx = vertx;
        this.work = work;
        this.bell = bell;
        this.watch = watch;
        this.settings = settings;
        this.patience = new Patience(settings);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.poll().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            next();
        }
    }

    private void next() {
        Uni.createFrom()
                .deferred(() -> patience.once(work.step()))
                .invoke(this::made)
                .subscribe()
                .with(this::goOn, this::rest);
    }

    private void made(Optional<Step> step) {
        step.ifPresent(watch::made);
        step.filter(some -> some.replayed() > 0).ifPresent(some -> bell.ring());
    }

    private void goOn(Optional<Step> step) {
        if (step.isPresent() && !stopping) {
            next();
        } else {
            busy.set(false);
        }
    }

    private void rest(Throwable failure) {
        try {
            watch.failed(failure);
        } finally {
            busy.set(false);
        }
    }
}
