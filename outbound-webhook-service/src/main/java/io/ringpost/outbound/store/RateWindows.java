package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What limited endpoints were sent lately; a claim reads and writes it. */
@ApplicationScoped
public class RateWindows {
    private static final String NEXT = """
            select (extract(epoch from min(sent.free) - statement_timestamp()) * 1000)::bigint as wait_ms
            from endpoint e cross join lateral (
                select min(t.until) as free, sum(t.posts) as posts from taken t
                where t.endpoint_id = e.id and t.until > statement_timestamp()) sent
            where e.enabled and e.deleted_at is null and sent.posts >= e.rate_posts and exists (
                select from delivery d
                where d.endpoint_id = e.id and d.status in ('pending', 'retrying') and d.due_at <= statement_timestamp())
            """;

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

    /** Forgets what counts no more. */
    Uni<Void> forget() {
        return pool.query("delete from taken where until < now()").execute().replaceWithVoid();
    }
}
