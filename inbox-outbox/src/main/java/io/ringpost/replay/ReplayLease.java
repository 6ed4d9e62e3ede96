package io.ringpost.replay;

import io.ringpost.outbox.Statement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The right to give letters back, for one replay: one of all replicas has it at a time, since two would park what fails
 * again twice. It is renewed while the replay runs; of one that crashed it runs out. The times are the database's.
 */
final class ReplayLease {
    static final Duration USUAL = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(ReplayLease.class);
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private static final String TAKE = """
            update dead_letter_replay
            set owner = $1, until = clock_timestamp() + make_interval(secs => $2)
            where until <= clock_timestamp()
            """;

    private static final String RENEW = """
            update dead_letter_replay
            set until = clock_timestamp() + make_interval(secs => $2)
            where owner = $1 and until > clock_timestamp()
            """;

    private static final String RELEASE = "update dead_letter_replay set until = '-infinity' where owner = $1";

    private final Pool pool;
    private final Duration length;
    private final String owner = UUID.randomUUID().toString();
    /** Asked for at this time, by this machine's clock, and granted; it holds a little longer there. */
    private volatile long heldSince;

    private volatile boolean lost;

    ReplayLease(Pool pool, Duration length) {
        this.pool = pool;
        this.length = length;
    }

    /** Does the work, which blocks, while no other replay runs, or throws {@link ReplayUnderWay}. */
    <T> T during(Supplier<T> work) {
        if (!hold(TAKE).await().atMost(PATIENCE)) {
            throw new ReplayUnderWay();
        }
        Cancellable renewing = Multi.createFrom()
                .ticks()
                .every(length.dividedBy(3))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> renew())
                .subscribe()
                .with(renewed -> {});
        try {
            return work.get();
        } finally {
            renewing.cancel();
            release();
        }
    }

    /** Throws {@link ReplayUnderWay} if another replay may have begun. */
    void check() {
        if (lost || System.nanoTime() - heldSince > length.toNanos()) {
            throw new ReplayUnderWay();
        }
    }

    private Uni<Boolean> hold(String sql) {
        return Uni.createFrom().deferred(() -> {
            long asked = System.nanoTime();
            return Statement.run(pool, sql, Tuple.of(owner, length.toMillis() / 1000.0))
                    .map(rows -> rows.rowCount() == 1)
                    .invoke(granted -> {
                        if (granted) {
                            heldSince = asked;
                        }
                    });
        });
    }

    private Uni<Boolean> renew() {
        return hold(RENEW)
                .invoke(granted -> {
                    if (!granted) {
                        lost = true;
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.infof("lease of a replay not renewed cause=%s", failure))
                .onFailure()
                .recoverWithItem(false);
    }

    private void release() {
        try {
            Statement.run(pool, RELEASE, Tuple.of(owner)).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.infof("lease of a replay not given up, it runs out by itself cause=%s", e);
        }
    }
}
