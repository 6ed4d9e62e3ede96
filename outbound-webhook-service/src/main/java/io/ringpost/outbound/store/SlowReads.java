package io.ringpost.outbound.store;

import io.ringpost.api.log.WideLog;
import io.ringpost.api.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * What people ask and what may take long on a large history: few at once and not for long, so that claims and savings
 * always find a connection.
 */
@ApplicationScoped
public class SlowReads {
    private static final WideLog LOG = WideLog.of(SlowReads.class);
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration TOO_LONG = Duration.ofSeconds(30);
    private static final String CANCELLED = "57014";

    private final Pool pool;
    private final Duration longest;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    SlowReads(Pool pool) {
        this(pool, LONGEST);
    }

    SlowReads(Pool pool, Duration longest) {
        this.pool = pool;
        this.longest = longest;
    }

    /** Runs it in a transaction whose statements are each ended after a while, or refuses it. */
    <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return run(longest, work);
    }

    /** As {@link #run(Function)}, ended only after so long. */
    <T> Uni<T> run(Duration most, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom()
                        .failure(ProblemException.unavailable(
                                AT_ONCE + " others are being counted right now; ask again in a moment.", BUSY));
            }
            // Kept, so that the place stays taken until the database is done, whoever has gone meanwhile.
            return pool.withTransaction(tx -> tx.query("set local statement_timeout = " + most.toMillis())
                            .execute()
                            .chain(() -> work.apply(tx)))
                    .onItemOrFailure()
                    .invoke((done, failure) -> places.release())
                    .memoize()
                    .indefinitely()
                    .onFailure(SlowReads::tookTooLong)
                    .transform(failure -> endedAfter(most));
        });
    }

    private static ProblemException endedAfter(Duration most) {
        LOG.event("count-ended")
                .number("limit_ms", most.toMillis())
                .warn("Counting for a request took too long and was ended");
        return ProblemException.unavailable("This takes too long to count; ask for a shorter span of time.", TOO_LONG);
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState());
    }
}
