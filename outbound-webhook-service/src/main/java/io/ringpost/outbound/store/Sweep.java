package io.ringpost.outbound.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Goes through old rows, the oldest first, in small transactions that each are one replica's alone, so that neither what is
 * delivered meanwhile nor another sweep waits for it.
 */
final class Sweep {
    /** How many rows one transaction looks at. */
    static final int BATCH = 500;

    /** What is delivered meanwhile has the disk in between. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Batch START = new Batch(0, 0, Instant.EPOCH.atOffset(ZoneOffset.UTC), "");

    /** An arbitrary number that only sweeps lock, with the schema: others in the database have their own. */
    private static final long SWEEPS = 0x52_50_53_57_50L;

    private final Pool pool;
    private final Step step;

    Sweep(Pool pool, Step step) {
        this.pool = pool;
        this.step = step;
    }

    /** Goes on to the end, however much there is; tells how many rows something was done to. */
    Uni<Integer> run() {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(START), last -> next(Objects.requireNonNull(last.get()))
                        .invoke(last::set))
                .withDelay(PAUSE)
                .whilst(batch -> batch.seen() == BATCH)
                .collect()
                .with(Collectors.summingInt(Batch::done));
    }

    private Uni<Batch> next(Batch last) {
        return pool.withTransaction(tx -> batch(tx, last.lastAt(), last.lastId()));
    }

    private Uni<Batch> batch(SqlConnection tx, OffsetDateTime at, String id) {
        return tx.preparedQuery("select pg_try_advisory_xact_lock(hashtextextended(current_schema(), $1)) as mine")
                .execute(Tuple.of(SWEEPS))
                .flatMap(locked -> locked.iterator().next().getBoolean("mine")
                        ? step.after(tx, at, id)
                        : Uni.createFrom().item(new Batch(0, 0, at, id)));
    }

    /** What is done to the next rows. */
    interface Step {
        Uni<Batch> after(SqlConnection tx, OffsetDateTime at, String id);
    }

    /**
     * Rows that were looked at.
     *
     * @param seen how many
     * @param done to how many something was done
     * @param lastAt where the next batch begins
     * @param lastId likewise
     */
    record Batch(int seen, int done, OffsetDateTime lastAt, String lastId) {}
}
