package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deliveries that were planned while their endpoint was disabled. */
@ApplicationScoped
public class HeldDeliveries {
    /** A microsecond apart, so that the oldest goes out first. */
    private static final String RELEASE = """
            update delivery d set status = 'pending', due_at = now() + h.turn * interval '1 microsecond',
                updated_at = now()
            from (select id, row_number() over (order by created_at, id) as turn
                from delivery where endpoint_id = $1 and status = 'held') h
            where d.id = h.id and d.status = 'held'
            """;

    private static final String EXPIRE = """
            update delivery d set status = 'expired', updated_at = now()
            from endpoint e
            where e.id = d.endpoint_id and not e.enabled and d.status = 'held'
                and d.created_at < now() - make_interval(secs => $1)
            """;

    private final Pool pool;

    HeldDeliveries(Pool pool) {
        this.pool = pool;
    }

    /** Makes them due. The caller holds the endpoint's row, so that none is held any more after this. */
    Uni<Void> release(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(RELEASE).execute(Tuple.of(endpointId)).replaceWithVoid();
    }

    /** Ends those that were held for so long; tells how many. */
    public Uni<Integer> expire(Duration after) {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of((double) after.toSeconds()))
                .map(RowSet::rowCount);
    }
}
