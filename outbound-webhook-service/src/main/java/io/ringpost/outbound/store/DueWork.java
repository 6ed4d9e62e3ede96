package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Due deliveries: claimed under a lease, saved only by who still holds it. The database's clock rules.
 *
 * <p>Claims of all replicas follow one another under an advisory lock for the milliseconds that they take, so that an
 * endpoint's limits hold for all of them together. Endpoints take turns, and what one has under way counts as turns that
 * it has had: neither a long queue nor a receiver that hangs delays anybody else's.
 */
@ApplicationScoped
public class DueWork {
    /** An arbitrary number that only claims lock. */
    private static final long CLAIMS = 0x52_50_44_55_45L;

    /** What it tells is from before the lock; who adds something rings afterwards. */
    private static final String LOCK = """
            select pg_advisory_xact_lock($1), exists (select from line_change) as lines,
                exists (select from release where next_at <= now()) as releases,
                exists (select from taken where until > now()) as limits
            """;

    /** Streaks are ended in one order, or two that save at once could wait for each other. */
    private static final String FINISH = """
            with made as (
                select * from unnest($1::text[], $2::bigint[], $3::text[], $4::integer[], $5::integer[],
                    $6::timestamptz[], $7::text[], $8::float8[], $9::integer[], $10::integer[], $11::text[])
                    as m (id, lease, status, attempts, postponements, postponed_since, waits_for, pause, posts, answered, error)
            ), saved as (
                update delivery d set
                    status = case when m.status = 'retrying' and e.deleted_at is not null then 'cancelled' else m.status end,
                    attempts = m.attempts, postponements = m.postponements, postponed_since = m.postponed_since,
                    waits_for = m.waits_for, due_at = now() + make_interval(secs => m.pause), posts = d.posts + m.posts,
                    manual = false, last_status = m.answered, last_error = m.error, claims = 0, updated_at = now()
                from made m, endpoint e
                where d.id = m.id and d.lease = m.lease and d.status = 'sending' and e.id = d.endpoint_id
                returning d.id, d.status, d.posts, d.due_at, d.endpoint_id, d.entity
            ), healing as (
                select f.endpoint_id from failing f
                where f.endpoint_id in (select endpoint_id from saved where status = 'delivered')
                order by f.endpoint_id for update
            ), healed as (
                delete from failing f using healing h where f.endpoint_id = h.endpoint_id
            ), got_through as (
                update last_success l set at = now() from (
                    select o.only_row from last_success o
                    where o.at < now() - interval '1 minute' and exists (select from saved where status = 'delivered')
                    for update skip locked) old
                where l.only_row = old.only_row
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select endpoint_id, entity from saved where entity is not null and status <> 'retrying'
            )
            select id, status, posts, due_at from saved
            """;

    private static final String CANCEL_ORPHANS = """
            update delivery d set status = 'cancelled', due_at = null, waits_for = null, updated_at = now()
            from endpoint e
            where e.id = d.endpoint_id and e.deleted_at is not null and d.due_at <= now()
                and d.status in ('pending', 'retrying', 'sending')
            """;

    /** What waits for a limit that its operator set is not late. */
    private static final String LAG = """
            select coalesce(extract(epoch from now() - min(first.due_at)) * 1000, 0)::bigint as lag_ms
            from endpoint e cross join lateral (
                select min(d.due_at) as due_at from delivery d
                where d.endpoint_id = e.id and d.status = 'pending' and d.due_at <= now()
                union all
                select min(d.due_at) from delivery d
                where d.endpoint_id = e.id and d.status = 'retrying' and d.due_at <= now()
                union all
                select min(d.due_at) from delivery d
                where d.endpoint_id = e.id and d.status = 'sending' and d.due_at <= now()) first
            where e.enabled and e.deleted_at is null and e.rate_posts is null
            """;

    private final Pool pool;
    private final Lines lines;
    private final HeldDeliveries held;
    private final RateWindows windows;

    DueWork(Pool pool, Lines lines, HeldDeliveries held, RateWindows windows) {
        this.pool = pool;
        this.lines = lines;
        this.held = held;
        this.windows = windows;
    }

    /**
     * Takes due deliveries, endpoint by endpoint in turn, until there is no more room; one at least. Whoever no longer waits
     * for them gets none: a transaction goes on without its caller, and what it took would lie there for a whole lease.
     */
    public Uni<Claim> claim(Room room, Duration lease) {
        AtomicBoolean givenUp = new AtomicBoolean();
        return pool.withTransaction(tx -> claim(tx, room, lease).invoke(claim -> {
                    if (givenUp.get()) {
                        throw new CancellationException("nobody waits for the claim");
                    }
                }))
                .onCancellation()
                .invoke(() -> givenUp.set(true));
    }

    private Uni<Claim> claim(SqlConnection tx, Room room, Duration lease) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(CLAIMS))
                .map(locked -> locked.iterator().next())
                .flatMap(ready -> prepare(tx, ready).flatMap(more -> take(tx, room, lease)
                        .flatMap(claimed -> again(tx, ready, more).map(claimed::again))));
    }

    private static Uni<Claim> take(SqlConnection tx, Room room, Duration lease) {
        return tx.preparedQuery(ClaimQuery.PLANNED_ONCE)
                .execute()
                .chain(() -> tx.preparedQuery(ClaimQuery.SQL).execute(values(room, lease)))
                .map(Claim::of);
    }

    /** Makes due what was held or stood in line; tells whether there is more of it. */
    private Uni<Boolean> prepare(SqlConnection tx, Row ready) {
        boolean releases = ready.getBoolean("releases");
        Uni<Void> released = releases ? held.releaseNext(tx) : Uni.createFrom().voidItem();
        return released.chain(() -> releases || ready.getBoolean("lines")
                ? lines.advance(tx)
                : Uni.createFrom().item(false));
    }

    private Uni<@Nullable Duration> again(SqlConnection tx, Row ready, boolean more) {
        if (more) {
            return Uni.createFrom().item(Duration.ZERO);
        }
        return ready.getBoolean("limits") ? windows.next(tx) : Uni.createFrom().nullItem();
    }

    private static Tuple values(Room room, Duration lease) {
        return Tuple.of(room.deliveries(), Times.seconds(lease), room.bytes(), room.firsts(), room.repeats());
    }

    /** Saves what came of attempts, by delivery; what is missing lost its lease, and another replica has it now. */
    public Uni<Map<String, Saved>> finish(SqlConnection tx, List<FinishedAttempt> attempts) {
        Columns<FinishedAttempt> of = new Columns<>(attempts);
        Tuple values = Tuple.tuple()
                .addValue(of.texts(FinishedAttempt::deliveryId))
                .addValue(of.longs(FinishedAttempt::lease))
                .addValue(of.texts(attempt -> attempt.next().status().wire()))
                .addValue(of.integers(attempt -> attempt.next().progress().attempts()))
                .addValue(of.integers(attempt -> attempt.next().progress().postponements()))
                .addValue(of.times(attempt -> attempt.next().progress().postponedSince()))
                .addValue(of.texts(FinishedAttempt::waitsFor))
                .addValue(of.seconds(FinishedAttempt::pause))
                .addValue(of.integers(attempt -> attempt.counted() ? 1 : 0))
                .addValue(of.integers(FinishedAttempt::answered))
                .addValue(of.texts(FinishedAttempt::error));
        return tx.preparedQuery(FINISH).execute(values).map(found -> StreamSupport.stream(found.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString("id"), Saved::of)));
    }

    /**
     * Ends what a deleted endpoint's crashed sender left behind, forgets what counts against no limit any more, and sets lines
     * going that stood; tells how many.
     */
    public Uni<Integer> tidy() {
        return pool.query(CANCEL_ORPHANS)
                .execute()
                .chain(() -> pool.query(SlowedEndpoints.FORGET).execute())
                .chain(windows::forget)
                .chain(() -> lines.mend(pool));
    }

    /** How long the oldest due delivery of an enabled endpoint waits. */
    public Uni<Duration> lag() {
        return pool.query(LAG)
                .execute()
                .map(found -> Duration.ofMillis(found.iterator().next().getLong("lag_ms")));
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
