package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Gives deliveries back, a second's worth of one replay at a time.
 *
 * <p>A step is one transaction that holds the replay's row: another replica passes over it, and a step whose process dies
 * never was. The row is its lease; the server ends it with the connection, or when the transaction stands still for too
 * long. The database's clock rules.
 */
@ApplicationScoped
public class ReplayWork {
    /** A replay waits while its endpoint is disabled; one of a deleted endpoint goes on, and skips all that is left. */
    private static final String CLAIM = """
            select r.id from replay r join endpoint e on e.id = r.endpoint_id
            where r.status = 'running' and r.next_at <= now() and (e.enabled or e.deleted_at is not null)
            order by r.next_at limit 1
            for update of r skip locked
            """;

    /**
     * Evenly over the second; what the last steps were late is made up for, a second of it at most. What the endpoint has
     * due already takes its place in the second, beyond what may be under way at once: a replay that is faster than its
     * receiver waits for it, and neither keeps live deliveries back for long nor gives back more than can be cancelled.
     *
     * <p>What the endpoint wants in order stands in line, at the place that it always had.
     */
    private static final String STEP = """
            with job as (
                select r.id, r.statuses, interval '1 second' / r.per_second as pause,
                    greatest(r.next_at, now() - interval '1 second') as start, waiting.due,
                    least(r.per_second, greatest(greatest(r.per_second, e.concurrency) - waiting.due, 0)) as room
                from replay r join endpoint e on e.id = r.endpoint_id cross join lateral (
                    select count(*)::integer as due from (
                        select 1 from delivery q where q.endpoint_id = r.endpoint_id
                            and q.status in ('pending', 'retrying', 'sending') and q.due_at <= now()
                        limit greatest(r.per_second, e.concurrency)) queue) waiting
                where r.id = $1
            ), batch as (
                delete from replay_delivery i using job cross join lateral (
                    select c.turn from replay_delivery c where c.replay_id = job.id
                    order by c.turn limit job.room) n
                where i.replay_id = job.id and i.turn = n.turn
                returning i.delivery_id, i.turn
            ), kept as (
                select v.id from event v
                where v.id in (select d.event_id from batch b join delivery d on d.id = b.delivery_id)
                    and v.purged_at is null
                for share
            ), given as (
                update delivery d set status = 'pending', attempts = 0, postponements = 0, postponed_since = null,
                    manual = true, claims = 0, error = null, updated_at = now(),
                    waits_for = case when e.ordered and d.entity is not null then 'order' end,
                    due_at = case when e.ordered and d.entity is not null then null
                        else job.start + b.place * job.pause end
                from job, endpoint e, kept,
                    (select delivery_id, row_number() over (order by turn) - 1 as place from batch) b
                where d.id = b.delivery_id and kept.id = d.event_id and d.status = any(job.statuses)
                    and e.id = d.endpoint_id and e.deleted_at is null
                returning d.endpoint_id, d.entity, d.due_at
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from given where due_at is null
            ), counted as (
                select (select count(*)::integer from batch) as taken, (select count(*)::integer from given) as given
            )
            update replay r set replayed = r.replayed + c.given, skipped = r.skipped + c.taken - c.given,
                next_at = case when job.due > 0 then greatest(job.start + c.taken * job.pause, now() + interval '100 ms')
                    else job.start + c.taken * job.pause end,
                status = case when c.taken < job.room or r.replayed + r.skipped + c.taken = r.matched
                    then 'done' else r.status end,
                finished_at = case when c.taken < job.room or r.replayed + r.skipped + c.taken = r.matched
                    then now() end
            from job, counted c where r.id = job.id
            returning r.id, r.endpoint_id, r.status, c.given, c.taken - c.given as skipped
            """;

    private final Pool pool;

    ReplayWork(Pool pool) {
        this.pool = pool;
    }

    /** Gives the next ones of the replay back whose turn it is; empty if none has anything to do now. */
    public Uni<Optional<Step>> step() {
        return pool.withTransaction(tx -> tx.query(CLAIM)
                .execute()
                .map(ReplayWork::first)
                .flatMap(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(Optional.<Step>empty())
                        : step(tx, claimed.get().getString("id"))));
    }

    private static Uni<Optional<Step>> step(SqlConnection tx, String id) {
        return tx.preparedQuery(STEP).execute(Tuple.of(id)).map(done -> first(done)
                .map(Step::of));
    }

    private static Optional<Row> first(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false).findFirst();
    }

    /**
     * A step that was made.
     *
     * @param replayId of which replay
     * @param endpointId of which endpoint
     * @param status where the replay stands now
     * @param replayed how many were given back
     * @param skipped how many stood otherwise
     */
    public record Step(String replayId, String endpointId, String status, int replayed, int skipped) {
        static Step of(Row row) {
            return new Step(
                    row.getString("id"),
                    row.getString("endpoint_id"),
                    row.getString("status"),
                    row.getInteger("given"),
                    row.getInteger("skipped"));
        }

        /** Whether it was the last. */
        public boolean last() {
            return status.equals("done");
        }
    }
}
