package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Forgets deliveries that ended long ago, with the events that no other delivery carries; never one that is open. */
@ApplicationScoped
public class OldDeliveries {
    /** Who plans the same event at that moment holds it, and it stays. */
    private static final String NEXT = """
            with old as (
                select d.id, d.created_at from delivery d
                where d.created_at < now() - make_interval(secs => $1) and (d.created_at, d.id) > ($2, $3)
                    and d.updated_at < now() - make_interval(secs => $1)
                    and d.status in ('delivered', 'failed', 'expired', 'cancelled')
                order by d.created_at, d.id limit %d for update of d skip locked
            ), gone as (
                delete from delivery d using old where d.id = old.id returning d.id, d.event_id
            ), alone as (
                select v.id from event v
                where v.id in (select event_id from gone) and not exists (
                    select from delivery o where o.event_id = v.id and o.id not in (select id from gone))
                for update of v skip locked
            ), forgotten as (
                delete from event v using alone where v.id = alone.id
            )
            select old.id, old.created_at from old order by old.created_at, old.id
            """.formatted(Sweep.BATCH);

    /** Events that were held by somebody when their last delivery went. */
    private static final String EVENTS = """
            delete from event where id in (
                select v.id from event v
                where v.purged_at is not null and v.created_at < now() - make_interval(secs => $1)
                    and not exists (select from delivery d where d.event_id = v.id)
                order by v.created_at, v.id limit %d for update of v skip locked)
            """.formatted(Sweep.BATCH);

    private static final String OVERDUE = """
            select coalesce((
                select extract(epoch from now() - greatest(d.created_at, d.updated_at))::float8 - $1 from delivery d
                where d.created_at < now() - make_interval(secs => $1)
                    and d.updated_at < now() - make_interval(secs => $1)
                    and d.status in ('delivered', 'failed', 'expired', 'cancelled')
                order by d.created_at, d.id limit 1), 0)::bigint as seconds
            """;

    private static final String REPLAYS = """
            delete from replay where id in (
                select id from replay where status <> 'running' and finished_at < now() - make_interval(secs => $1)
                order by created_at limit %d for update skip locked)
            """.formatted(Sweep.BATCH);

    private final Pool pool;

    OldDeliveries(Pool pool) {
        this.pool = pool;
    }

    /** Forgets those that were planned, and last changed, so long ago; tells how many. */
    public Uni<Integer> forget(Duration after) {
        return new Sweep(pool, (tx, at, id) -> tx.preparedQuery(NEXT)
                        .execute(Tuple.of(Times.seconds(after), at, id))
                        .map(found -> batch(found, at, id)))
                .run();
    }

    /** Forgets events that no delivery carries any more; tells how many. */
    public Uni<Integer> forgetEvents(Duration after) {
        return pool.preparedQuery(EVENTS)
                .execute(Tuple.of(Times.seconds(after)))
                .map(RowSet::rowCount);
    }

    /** For how many seconds the oldest should have been forgotten. */
    public Uni<Long> overdue(Duration after) {
        return pool.preparedQuery(OVERDUE)
                .execute(Tuple.of(Times.seconds(after)))
                .map(found -> found.iterator().next().getLong("seconds"));
    }

    /** Forgets replays that ended so long ago; tells how many. */
    public Uni<Integer> forgetReplays(Duration after) {
        return pool.preparedQuery(REPLAYS)
                .execute(Tuple.of(Times.seconds(after)))
                .map(RowSet::rowCount);
    }

    private static Sweep.Batch batch(RowSet<Row> found, OffsetDateTime at, String id) {
        OffsetDateTime lastAt = at;
        String lastId = id;
        for (Row row : found) {
            lastAt = row.getOffsetDateTime("created_at");
            lastId = row.getString("id");
        }
        return new Sweep.Batch(found.size(), found.size(), lastAt, lastId);
    }
}
