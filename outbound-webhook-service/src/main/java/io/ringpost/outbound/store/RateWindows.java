package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RateLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What limited endpoints were sent lately; a claim reads and writes it. */
@ApplicationScoped
public class RateWindows {
    /**
     * Which rows {@code t} count for endpoint {@code e}: only those of a limit of the same length, so that a new one does not
     * wait for the end of the old, and none that ends later than one that begins now, which only a clock set back can leave.
     */
    static final String COUNTS = """
            t.endpoint_id = e.id and t.seconds = e.rate_seconds and t.until > statement_timestamp()
                and t.until <= statement_timestamp() + make_interval(secs => e.rate_seconds * (1 + 1.0 / %d))
            """.formatted(RateLimit.GRANULES).strip();

    private static final String NEXT = """
            select (extract(epoch from min(sent.free) - statement_timestamp()) * 1000)::bigint as wait_ms
            from endpoint e cross join lateral (
                select min(t.until) as free, sum(t.posts) as posts from taken t where %s) sent
            where e.enabled and e.deleted_at is null and sent.posts >= e.rate_posts and exists (
                select from delivery d
                where d.endpoint_id = e.id and d.status in ('pending', 'retrying') and d.due_at <= statement_timestamp())
            """.formatted(COUNTS);

    /** Twice a limit's length is later than any end that a claim may write at the same moment. */
    private static final String FORGET =
            "delete from taken where until < now() or until > now() + make_interval(secs => seconds * 2)";

    private final Pool pool;

    RateWindows(Pool pool) {
        this.pool = pool;
    }

    /** How long until an endpoint whose deliveries wait for its limit may get the next. */
    Uni<@Nullable Duration> next(SqlConnection tx) {
        return tx.query(NEXT).execute().map(found -> {
            Long wait = found.iterator().next().getLong("wait_ms");
            return wait == null ? null : Duration.ofMillis(wait + 1);
        });
    }

    /** Forgets what counts no more, or is of a clock that was set back. */
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
