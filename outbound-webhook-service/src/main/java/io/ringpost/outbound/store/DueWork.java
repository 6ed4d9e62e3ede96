package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
                exists (select from taken where until > now()) as limits, %s as large
            """.formatted(PlannedOnce.LARGE);

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
    private final PlannedOnce planned;

    DueWork(Pool pool, Lines lines, HeldDeliveries held, RateWindows windows, PlannedOnce planned) {
        this.pool = pool;
        this.planned = planned;
        this.lines = lines;
        this.held = held;
        this.windows = windows;
    }

    /**
     * Takes due deliveries, endpoint by endpoint in turn, until there is no more room; one at least. Whoever no longer waits
     * for them gets none: a transaction goes on without its caller, and what it took would lie there for a whole lease.
     */
    public Uni<Claim> claim(Room room, Duration lease) {
        return Awaited.transaction(pool, tx -> claim(tx, room, lease));
    }

    private Uni<Claim> claim(SqlConnection tx, Room room, Duration lease) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(CLAIMS))
                .map(locked -> locked.iterator().next())
                .invoke(ready -> planned.seen(ready.getBoolean("large")))
                .flatMap(ready -> prepare(tx, ready).flatMap(more -> take(tx, room, lease)
                        .flatMap(claimed -> again(tx, ready, more).map(claimed::again))));
    }

    private Uni<Claim> take(SqlConnection tx, Room room, Duration lease) {
        return planned.from(tx, tx.preparedQuery(ClaimQuery.SQL).execute(values(room, lease)))
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
}
