package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;

/** Attempts that do not say whose they are yet: from before they did, or from a replica of an earlier release. */
@ApplicationScoped
public class EarlierAttempts {
    private static final int BATCH = 500;
    private static final int BATCHES = 20;

    /**
     * The newest first: figures are of the last days. The index serves only an order that names its first column too, and a
     * limit that is no parameter keeps the planner from preparing for many rows. Those of a delivery that was forgotten are
     * nobody's any more.
     */
    static final String TELL = """
            update attempt a set endpoint_id = d.endpoint_id
            from (select delivery_id, post, started_at from attempt
                where endpoint_id is null and exists (select from delivery o where o.id = attempt.delivery_id)
                order by endpoint_id desc, started_at desc limit %d for update skip locked) earlier
            join delivery d on d.id = earlier.delivery_id
            where a.delivery_id = earlier.delivery_id and a.post = earlier.post
                and a.started_at = earlier.started_at
            """.formatted(BATCH);

    private final Pool pool;

    EarlierAttempts(Pool pool) {
        this.pool = pool;
    }

    /** Tells some of them, a small batch after the other; how many. */
    public Uni<Integer> tell() {
        return tell(BATCHES);
    }

    private Uni<Integer> tell(int batches) {
        return pool.preparedQuery(TELL)
                .execute()
                .map(RowSet::rowCount)
                .flatMap(told -> told < BATCH || batches == 1
                        ? Uni.createFrom().item(told)
                        : tell(batches - 1).map(more -> told + more));
    }
}
