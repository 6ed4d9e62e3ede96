package io.ringpost.recording.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.recording.announce.RecordingWatch;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Counts what waits, and how long the longest due has been; every replica does, so that it shows even if none fetches. */
@ApplicationScoped
public class DueCount {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final String COUNT = """
            select count(*) as waiting,
                coalesce(greatest(extract(epoch from now() - min(due_at)) * 1000, 0), 0)::bigint as oldest_ms
            from recording where status in ('waiting', 'fetching')
            """;

    private final Vertx vertx;
    private final Pool pool;
    private final RecordingWatch watch;
    private volatile long timer;

    DueCount(Vertx vertx, Pool pool, RecordingWatch watch) {
        this.vertx = vertx;
        this.pool = pool;
        this.watch = watch;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), id -> count());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void count() {
        pool.query(COUNT).execute().subscribe().with(this::counted, watch::uncounted);
    }

    private void counted(RowSet<Row> found) {
        Row row = found.iterator().next();
        watch.due(row.getLong("waiting"), Duration.ofMillis(row.getLong("oldest_ms")));
    }
}
