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

/**
 * Empties what goes out when it is old; that it went, where to and what came of it stays. What was answered to it goes day by
 * day, see {@link OldAnswers}.
 */
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
                and exists (select from purge_start where at <= now())
            order by v.created_at, v.id limit %d for update of v skip locked
            """.formatted(OPEN, Sweep.BATCH);

    /** Looks once more, since somebody may have wanted it between the look and the lock. */
    private static final String EMPTY =
            "update event v set body = '', purged_at = now() where v.id = any($1) and not " + OPEN;

    /** Replicas of an earlier release give back what has no payload; their wish fails, and its line goes on. */
    private static final String END = """
            with empty as (
                select d.id from delivery d join event v on v.id = d.event_id
                where d.status in ('pending', 'retrying', 'sending') and v.purged_at is not null
                    and (d.status <> 'sending' or d.due_at <= now())
                limit %d for update of d skip locked
            ), ended as (
                update delivery d set status = 'failed', manual = false, due_at = null, waits_for = null,
                    updated_at = now()
                from empty where d.id = empty.id
                returning d.endpoint_id, d.entity
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from ended where entity is not null
            )
            select count(*)::integer as ended from ended
            """.formatted(Sweep.BATCH);

    private static final String OVERDUE = """
            select coalesce((
                select extract(epoch from now() - v.created_at)::float8 - $1 from event v
                where v.purged_at is null and v.created_at < now() - make_interval(secs => $1) and not %s
                order by v.created_at, v.id limit 1), 0)::bigint as seconds
            """.formatted(OPEN);

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

    /** Ends what is to go out though there is nothing left of it; tells how many. */
    public Uni<Integer> end() {
        return pool.query(END).execute().map(found -> found.iterator().next().getInteger("ended"));
    }

    /** For how many seconds the oldest should have been emptied. */
    public Uni<Long> overdue(Duration after) {
        return pool.preparedQuery(OVERDUE)
                .execute(Tuple.of(Times.seconds(after)))
                .map(found -> found.iterator().next().getLong("seconds"));
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
                        .call(() -> OldAnswers.emptyLate(tx, ids))
                        .map(done -> new Sweep.Batch(ids.size(), done.rowCount(), none.lastAt(), none.lastId()));
    }
}
