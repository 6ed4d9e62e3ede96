package io.ringpost.sms.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.sms.store.DueTexts;
import io.ringpost.sms.store.DueTexts.Lost;
import io.ringpost.sms.store.SentTexts;
import io.ringpost.sms.store.StatusReports;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives up texts whose sender died, measures how far behind sending is, and forgets reports of texts not ours. */
@ApplicationScoped
public class Housekeeping {
    private static final int AT_ONCE = 50;

    private final Vertx vertx;
    private final DueTexts due;
    private final SentTexts sent;
    private final StatusReports reports;
    private final SendWatch watch;
    private final SendSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    Housekeeping(
            Vertx vertx, DueTexts due, SentTexts sent, StatusReports reports, SendWatch watch, SendSettings settings) {
        this.vertx = vertx;
        this.due = due;
        this.sent = sent;
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
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        due.lost(AT_ONCE)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::giveUp)
                .collect()
                .last()
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

    private Uni<Boolean> giveUp(Lost lost) {
        return sent.giveUp(lost, clock.instant()).map(moved -> !moved.isEmpty()).invoke(unknown -> {
            if (unknown) {
                watch.lost(lost);
            }
        });
    }
}
