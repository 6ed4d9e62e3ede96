package io.ringpost.sms.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.sms.store.DueTexts;
import io.ringpost.sms.store.StatusReports;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives up texts whose sender died, measures how far behind sending is, and forgets reports of texts not ours. */
@ApplicationScoped
public class Housekeeping {
    private final Vertx vertx;
    private final LostTexts lost;
    private final DueTexts due;
    private final StatusReports reports;
    private final SendWatch watch;
    private final SendSettings settings;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    Housekeeping(
            Vertx vertx, LostTexts lost, DueTexts due, StatusReports reports, SendWatch watch, SendSettings settings) {
        this.vertx = vertx;
        this.lost = lost;
        this.due = due;
        this.reports = reports;
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
        if (busy.compareAndSet(false, true)) {
            lost.giveUp()
                    .chain(() -> reports.forgetOlderThan(settings.keepReports()))
                    .chain(due::lag)
                    .invoke(watch::lag)
                    .ifNoItem()
                    .after(settings.lease())
                    .fail()
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(done -> {}, watch::untidied);
        }
    }
}
