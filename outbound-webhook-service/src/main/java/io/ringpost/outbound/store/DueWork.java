package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Due deliveries: claimed under a lease, saved only by who still holds it. The database's clock rules.
 *
 * <p>Claims of all replicas follow one another under an advisory lock for the milliseconds that they take, so that an
 * endpoint's limit holds for all of them together. Endpoints take turns, and what one has under way counts as turns that
 * it has had: neither a long queue nor a receiver that hangs delays anybody else's.
 */
@ApplicationScoped
public class DueWork {
    /** An arbitrary number that only claims lock. */
    private static final long CLAIMS = 0x52_50_44_55_45L;

    private static final String CLAIM = """
            with lane as (
                select e.id, e.concurrency, (
                    select count(*) from delivery b
                    where b.endpoint_id = e.id and b.status = 'sending' and b.due_at > now()) as busy
                from endpoint e where e.enabled and e.deleted_at is null
            ), due as (
                select d.id, d.due_at, d.event_id,
                    lane.busy + row_number() over (partition by lane.id order by d.due_at, d.id) as turn
                from lane cross join lateral (
                    select c.id, c.due_at, c.event_id from delivery c
                    where c.endpoint_id = lane.id and c.status in ('pending', 'retrying', 'sending')
                        and c.due_at <= now()
                    order by c.due_at limit greatest(lane.concurrency - lane.busy, 0)
                    for update skip locked) d
            ), next as (
                select * from due order by turn, due_at, id limit $1
            ), sized as (
                select next.id, next.due_at, octet_length(v.body) as bytes,
                    sum(octet_length(v.body)) over (order by next.turn, next.due_at, next.id) as bytes_so_far
                from next join event v on v.id = next.event_id
            ), picked as (
                select id, due_at from sized where bytes_so_far - bytes < $3
            )
            update delivery d set status = 'sending', lease = d.lease + 1,
                due_at = now() + make_interval(secs => $2)
            from picked p, endpoint e, event v
            where d.id = p.id and e.id = d.endpoint_id and v.id = d.event_id
            returning d.*, (extract(epoch from now() - p.due_at) * 1000)::bigint as late_ms, v.body, e.url, e.schedule,
                e.stop_on_410, e.headers, e.secret, e.secret_made, e.replaced_secrets, e.replaced_made,
                e.replaced_until,
            """ + SealedEndpoint.KEYS;
    private static final String FINISH = """
            update delivery d set
                status = case when $3 = 'retrying' and e.deleted_at is not null then 'cancelled' else $3 end,
                attempts = $4, postponements = $5, postponed_since = $6, waits_for = $7,
                due_at = now() + make_interval(secs => $8), posts = d.posts + $9, manual = false, updated_at = now()
            from endpoint e
            where d.id = $1 and d.lease = $2 and d.status = 'sending' and e.id = d.endpoint_id
            returning d.status, d.posts, d.due_at
            """;
    private static final String CANCEL_ORPHANS = """
            update delivery d set status = 'cancelled', due_at = null, waits_for = null, updated_at = now()
            from endpoint e
            where e.id = d.endpoint_id and e.deleted_at is not null and d.due_at <= now()
                and d.status in ('pending', 'retrying', 'sending')
            """;

    private static final String LAG = """
            select coalesce(extract(epoch from now() - min(first.due_at)) * 1000, 0)::bigint as lag_ms
            from endpoint e cross join lateral (
                select d.due_at from delivery d
                where d.endpoint_id = e.id and d.status in ('pending', 'retrying', 'sending') and d.due_at <= now()
                order by d.due_at limit 1) first
            where e.enabled and e.deleted_at is null
            """;

    private final Pool pool;

    DueWork(Pool pool) {
        this.pool = pool;
    }

    /** Takes due deliveries, endpoint by endpoint in turn, until there is no more room; one at least. */
    public Uni<List<ClaimedDelivery>> claim(Room room, Duration lease) {
        return pool.withTransaction(tx -> tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(CLAIMS))
                .flatMap(locked ->
                        tx.preparedQuery(CLAIM).execute(Tuple.of(room.deliveries(), seconds(lease), room.bytes())))
                .map(DueWork::claimed));
    }

    /** Saves what came of an attempt; empty if the lease was lost and another replica has the delivery now. */
    public Uni<Optional<Saved>> finish(SqlConnection tx, FinishedAttempt attempt) {
        Tuple values = Tuple.tuple()
                .addValue(attempt.deliveryId())
                .addValue(attempt.lease())
                .addValue(attempt.next().status().wire())
                .addValue(attempt.next().progress().attempts())
                .addValue(attempt.next().progress().postponements())
                .addValue(Times.sql(attempt.next().progress().postponedSince()))
                .addValue(attempt.waitsFor())
                .addValue(attempt.pause() == null ? null : seconds(attempt.pause()))
                .addValue(attempt.counted() ? 1 : 0);
        return tx.preparedQuery(FINISH).execute(values).map(found -> StreamSupport.stream(found.spliterator(), false)
                .findFirst()
                .map(Saved::of));
    }

    /** Ends what a deleted endpoint's crashed sender left behind. */
    public Uni<Integer> cancelOrphans() {
        return pool.query(CANCEL_ORPHANS).execute().map(RowSet::rowCount);
    }

    /** How long the oldest due delivery of an enabled endpoint waits. */
    public Uni<Duration> lag() {
        return pool.query(LAG)
                .execute()
                .map(found -> Duration.ofMillis(found.iterator().next().getLong("lag_ms")));
    }

    private static List<ClaimedDelivery> claimed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ClaimedDelivery::of)
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * How much may be claimed.
     *
     * @param deliveries how many
     * @param bytes how large their bodies are together; the one that fills it up may be larger than what is left
     */
    public record Room(int deliveries, long bytes) {
        /** Whether nothing may be. */
        public boolean none() {
            return deliveries <= 0 || bytes <= 0;
        }
    }

    /**
     * A delivery after its attempt was saved.
     *
     * @param status where it stands
     * @param posts how many POSTs were made in all
     * @param dueAt when the next is due
     */
    public record Saved(String status, int posts, @Nullable Instant dueAt) {
        static Saved of(Row row) {
            return new Saved(row.getString("status"), row.getInteger("posts"), Times.nullable(row, "due_at"));
        }
    }
}
