package io.ringpost.recording.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;

/** Takes the marks of erased calls away when they are of no use any more, at the start and every hour, whoever reads lists. */
@ApplicationScoped
public class OldMarks {
    private static final WideLog LOG = WideLog.of(OldMarks.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final Pool pool;
    private final ErasedCalls erased;
    private volatile long timer;

    OldMarks(Vertx vertx, Pool pool, ErasedCalls erased) {
        this.vertx = vertx;
        this.pool = pool;
        this.erased = erased;
    }

    void start(@Observes StartupEvent event) {
        forget();
        timer = vertx.setPeriodic(EVERY.toMillis(), id -> forget());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void forget() {
        erased.forget(pool, Instant.now()).subscribe().with(forgotten -> {}, failure -> LOG.event("erased-marks-kept")
                .failure(failure)
                .warn("Marks of calls that were erased long ago could not be deleted; tried again in an hour"));
    }
}
