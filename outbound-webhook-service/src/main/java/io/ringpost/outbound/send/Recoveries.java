package io.ringpost.outbound.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.announce.RecoveryAnnouncer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Looks now and then whether what was told of endpoints is over. */
@ApplicationScoped
public class Recoveries {
    private static final Duration DATABASE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final RecoveryAnnouncer announcer;
    private final AlertWatch watch;
    private final AlertSettings settings;
    private volatile long timer;

    Recoveries(Vertx vertx, RecoveryAnnouncer announcer, AlertWatch watch, AlertSettings settings) {
        this.vertx = vertx;
        this.announcer = announcer;
        this.watch = watch;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.lookAfter().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        announcer.announce().ifNoItem().after(DATABASE).fail().subscribe().with(watch::takenBack, watch::notTakenBack);
    }
}
