package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Empties what goes out when it is old; that it went, where to and what came of it stays. */
@ApplicationScoped
public class OldPayloads {
    /** What says that a payload is still to go out, to whomever. */
    private static final String OPEN = """
            exists (select from delivery d
                where d.event_id = v.id and d.status in ('pending', 'retrying', 'sending', 'held'))
            """;

    /** Whoever wants one of their deliveries to go out again locks the event, too, and is passed over. */
    private static final String NEXT = """
            select v.id, v.created_at from event v
            where v.purged_at is null and v.created_at < now() - make_interval(secs => $1)
                and (v.created_at, v.id) > ($2, $3) and not %s
            order by v.created_at, v.id limit %d for update of v skip locked
            """.formatted(OPEN, Sweep.BATCH);

    /** Looks once more, since somebody may have wanted it between the look and the lock. */
    private static final String EMPTY =
            "update event v set body = '', purged_at = now() where v.id = any($1) and not " + OPEN;

    private final Pool pool;

    OldPayloads(Pool pool) {
        this.pool = pool;
    }

    /** Empties those made so long ago that no delivery needs any more; tells how many. */
    public Uni<Integer> purge(Duration after) {
        return new Sweep(pool, (tx, at, id) -> tx.preparedQuery(NEXT)
                        .execute(Tuple.of(Times.seconds(after), at, id))
                        .flatMap(found -> empty(tx, found, at, id)))
                .run();
    }

    private static Uni<Sweep.Batch> empty(SqlConnection tx, RowSet<Row> found, OffsetDateTime at, String id) {
        List<String> ids = new ArrayList<>();
        OffsetDateTime lastAt = at;
        String lastId = id;
        for (Row row : found) {
            lastAt = row.getOffsetDateTime("created_at");
            lastId = row.getString("id");
            ids.add(lastId);
        }
        Sweep.Batch none = new Sweep.Batch(0, 0, lastAt, lastId);
        return ids.isEmpty()
                ? Uni.createFrom().item(none)
                : tx.preparedQuery(EMPTY)
                        .execute(Tuple.of(ids.toArray(String[]::new)))
                        .map(done -> new Sweep.Batch(ids.size(), done.rowCount(), none.lastAt(), none.lastId()));
    }
}
