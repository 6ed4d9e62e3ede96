package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.Places;
import io.ringpost.outbound.schedule.Strain;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.StreamSupport;

/**
 * Endpoints that have fewer places than their operator gives them. All others have no row, so whoever works costs nothing.
 *
 * <p>A row is locked only by the last statements before a commit: nobody who holds one waits for anything else, and claims,
 * which only read, wait for none.
 */
@ApplicationScoped
public class SlowedEndpoints {
    /** How many an endpoint {@code e} has, with {@link #JOINS}; five attempts that did not get through leave one. */
    static final String PLACES =
            "least(case when f.unreached >= 5 then 1 else e.concurrency end, coalesce(s.places, e.concurrency))";

    static final String JOINS =
            "left join failing f on f.endpoint_id = e.id left join slowed s on s.endpoint_id = e.id";

    /** What began before the last cut says nothing about the places that there are since. */
    private static final String HELD = """
            with held as (select places, successes, shrunk_at from slowed where endpoint_id = $1 for update)
            select e.concurrency, h.places, h.successes,
                coalesce(h.shrunk_at <= clock_timestamp() - make_interval(secs => $2), true) as since_cut
            from endpoint e left join held h on true where e.id = $1
            """;

    private static final String KEEP = """
            insert into slowed as s (endpoint_id, places, successes, shrunk_at)
            values ($1, $2, $3, clock_timestamp())
            on conflict (endpoint_id) do update set places = $2, successes = $3,
                shrunk_at = case when $4 then excluded.shrunk_at else s.shrunk_at end
            """;

    SlowedEndpoints() {}

    /** Counts an attempt that took so long; the last that a transaction does. */
    public Uni<Void> after(SqlConnection tx, String endpointId, Strain strain, Duration latency) {
        return tx.preparedQuery(HELD)
                .execute(Tuple.of(endpointId, Times.seconds(latency)))
                .flatMap(found -> StreamSupport.stream(found.spliterator(), false)
                        .findFirst()
                        .filter(row -> strain != Strain.TOO_MUCH || row.getBoolean("since_cut"))
                        .map(row -> keep(tx, endpointId, strain, row))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Void> keep(SqlConnection tx, String endpointId, Strain strain, Row row) {
        int atMost = row.getInteger("concurrency");
        Integer now = row.getInteger("places");
        Places before = now == null ? Places.all(atMost) : new Places(now, row.getInteger("successes"));
        Places places = before.after(strain, atMost);
        if (places.isAll(atMost)) {
            return now == null
                    ? Uni.createFrom().voidItem()
                    : tx.preparedQuery("delete from slowed where endpoint_id = $1")
                            .execute(Tuple.of(endpointId))
                            .replaceWithVoid();
        }
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(endpointId, places.now(), places.successes(), strain == Strain.TOO_MUCH))
                .replaceWithVoid();
    }
}
