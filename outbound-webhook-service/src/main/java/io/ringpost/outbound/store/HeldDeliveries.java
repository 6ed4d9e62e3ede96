package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deliveries that wait until their endpoint is enabled, and then for their release. */
@ApplicationScoped
public class HeldDeliveries {
    /** So many a second of one endpoint: a receiver that comes back is not overrun by what it missed. */
    private static final int PER_SECOND = 50;

    /** What became due meanwhile is held as well, so that it does not come back all at once. */
    private static final String HOLD_OVERDUE = """
            update delivery set status = 'held', due_at = null, updated_at = now()
            where endpoint_id = $1 and status in ('pending', 'retrying') and due_at <= now()
            """;

    private static final String BEGIN = """
            insert into release (endpoint_id) values ($1) on conflict (endpoint_id) do update set next_at = now()
            """;

    /**
     * A second's worth of each endpoint, evenly over the second; what is in line goes when its turn comes. What somebody
     * changes meanwhile is passed over: a claim waits for nobody, and a release ends only when it passed over none.
     */
    private static final String NEXT = """
            with job as (
                select r.endpoint_id, greatest(r.next_at, statement_timestamp() - interval '1 second') as start
                from release r join endpoint e on e.id = r.endpoint_id and e.enabled
                where r.next_at <= statement_timestamp()
                for update of r skip locked
            ), batch as (
                select job.endpoint_id, job.start, h.id,
                    row_number() over (partition by job.endpoint_id order by h.created_at, h.place, h.id) as nth
                from job cross join lateral (
                    select c.id, c.created_at, c.place from delivery c
                    where c.endpoint_id = job.endpoint_id and c.status = 'held'
                    order by c.created_at, c.id limit $1) h
            ), ours as (
                select d.id from batch b join delivery d on d.id = b.id
                where d.status = 'held'
                for update of d skip locked
            ), freed as (
                update delivery d set updated_at = now(),
                    status = case when d.attempts > 0 or d.postponements > 0 then 'retrying' else 'pending' end,
                    waits_for = case when d.entity is null then d.waits_for else 'order' end,
                    due_at = case when d.entity is null
                        then b.start + (b.nth - 1) * (interval '1 second' / $1) end
                from batch b join ours on ours.id = b.id where d.id = b.id
                returning d.endpoint_id, d.entity
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from freed where entity is not null
            ), counted as (
                select job.endpoint_id, job.start, count(b.id) < $1 and count(b.id) = count(ours.id) as last
                from job left join batch b on b.endpoint_id = job.endpoint_id left join ours on ours.id = b.id
                group by 1, 2
            ), ended as (
                delete from release r using counted c where r.endpoint_id = c.endpoint_id and c.last
            )
            update release r set next_at = c.start + interval '1 second'
            from counted c where r.endpoint_id = c.endpoint_id and not c.last
            """;

    private static final String EXPIRE = """
            with expired as (
                update delivery d set status = 'expired', waits_for = null, updated_at = now()
                from endpoint e
                where e.id = d.endpoint_id and not e.enabled and d.status = 'held'
                    and d.created_at < now() - make_interval(secs => $1)
                returning d.endpoint_id, d.entity
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from expired where entity is not null
            )
            select count(*) as expired from expired
            """;

    private final Pool pool;

    HeldDeliveries(Pool pool) {
        this.pool = pool;
    }

    /** Begins to let them go. The caller holds the endpoint's row, so that none is added after this. */
    Uni<Void> release(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(HOLD_OVERDUE)
                .execute(Tuple.of(endpointId))
                .chain(() -> tx.preparedQuery(BEGIN).execute(Tuple.of(endpointId)))
                .replaceWithVoid();
    }

    /** Lets go no more: the endpoint is disabled again. */
    Uni<Void> keep(SqlConnection tx, String endpointId) {
        return tx.preparedQuery("delete from release where endpoint_id = $1")
                .execute(Tuple.of(endpointId))
                .replaceWithVoid();
    }

    /** Lets the next ones go, of every endpoint whose time has come. The caller holds the lock of claims. */
    Uni<Void> releaseNext(SqlConnection tx) {
        return tx.preparedQuery(NEXT).execute(Tuple.of(PER_SECOND)).replaceWithVoid();
    }

    /** Ends those that were held for so long; tells how many. */
    public Uni<Integer> expire(Duration after) {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of(Times.seconds(after)))
                .map(found -> found.iterator().next().getInteger("expired"));
    }
}
