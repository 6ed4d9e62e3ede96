package io.ringpost.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the outbox has changed, on any replica: by PostgreSQL's notices, and by a tick in case that one is missed.
 *
 * <p>It keeps one connection of the pool for the notices; when that is lost, the tick opens another.
 */
@Singleton
public class OutboxSignal {
    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Pool pool;
    private final Duration tick;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private final AtomicReference<@Nullable SqlConnection> connection = new AtomicReference<>();
    private volatile long timer = -1;

    @Inject
    public OutboxSignal(Vertx vertx, Pool pool) {
        this(vertx, pool, TICK);
    }

    OutboxSignal(Vertx vertx, Pool pool, Duration tick) {
        this.vertx = vertx;
        this.pool = pool;
        this.tick = tick;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Has the listener called at every change and at every tick; it must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Starts ticking and listening. */
    public synchronized void start() {
        if (timer < 0) {
            timer = vertx.setPeriodic(tick.toMillis(), id -> tick());
            connect();
        }
    }

    /** Stops both, for good. */
    public synchronized void stop() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        timer = Long.MAX_VALUE;
        SqlConnection open = connection.getAndSet(null);
        if (open != null) {
            open.close().subscribe().with(closed -> {}, failure -> LOG.debug("closing the listener", failure));
        }
    }

    void fire() {
        listeners.forEach(Runnable::run);
    }

    private void tick() {
        fire();
        if (connection.get() == null) {
            connect();
        }
    }

    private void connect() {
        if (connecting.compareAndSet(false, true)) {
            pool.getConnection()
                    .flatMap(this::subscribe)
                    .onTermination()
                    .invoke(() -> connecting.set(false))
                    .subscribe()
                    .with(done -> fire(), failure -> LOG.debug("no notices yet; the tick goes on", failure));
        }
    }

    private Uni<Void> subscribe(SqlConnection opened) {
        PgConnection postgres = PgConnection.cast(opened.getDelegate());
        postgres.notificationHandler(notice -> fire());
        postgres.closeHandler(closed -> connection.compareAndSet(opened, null));
        return opened.query("select quote_ident('ringpost_outbox_' || current_schema())")
                .execute()
                .flatMap(rows -> opened.query("listen " + rows.iterator().next().getString(0))
                        .execute())
                .ifNoItem()
                .after(ANSWER)
                .fail()
                .invoke(() -> connection.set(opened))
                .onFailure()
                .invoke(opened::closeAndForget)
                .replaceWithVoid();
    }
}
