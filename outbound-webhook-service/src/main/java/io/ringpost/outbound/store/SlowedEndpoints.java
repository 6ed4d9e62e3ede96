package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.Places;
import io.ringpost.outbound.schedule.Strain;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Endpoints that have fewer places than their operator gives them. All others have no row, so whoever works costs nothing.
 *
 * <p>A row is locked only by the last statements before a commit: nobody who holds one waits for anything else, and claims,
 * which only read, wait for none.
 */
@ApplicationScoped
public class SlowedEndpoints {
    /** Whoever has no more strain is not to have fewer places for ever, because it is slow or wants little. */
    static final String COUNTS = "shrunk_at > statement_timestamp() - interval '10 minutes'";

    /** How many an endpoint {@code e} has, with {@link #JOINS}; five attempts that did not get through leave one. */
    static final String PLACES =
            "least(case when f.unreached >= 5 then 1 else e.concurrency end, coalesce(s.places, e.concurrency))";

    static final String JOINS =
            "left join failing f on f.endpoint_id = e.id left join slowed s on s.endpoint_id = e.id and s." + COUNTS;

    /** Those of deleted endpoints, and those that count no more. */
    static final String FORGET = """
            delete from slowed s where not s.%s
                or exists (select from endpoint e where e.id = s.endpoint_id and e.deleted_at is not null)
            """.formatted(COUNTS);

    /**
     * What was claimed before the last cut says nothing about the places that there are since. A success waits for nobody:
     * each that waits has a connection that others need, and one that goes uncounted does no harm.
     */
    private static final String HELD = """
            with held as (select places, successes, shrunk_at from slowed where endpoint_id = $1 and %s for update %s)
            select e.concurrency, h.places, h.successes, coalesce(h.shrunk_at <= $2, true) as since_cut
            from endpoint e left join held h on true where e.id = $1
            """;

    private static final String HELD_OR_WAITED_FOR = HELD.formatted(COUNTS, "");
    private static final String HELD_IF_FREE = HELD.formatted(COUNTS, "skip locked");

    private static final String KEEP = """
            insert into slowed as s (endpoint_id, places, successes, shrunk_at)
            values ($1, $2, $3, clock_timestamp())
            on conflict (endpoint_id) do update set places = $2, successes = $3,
                shrunk_at = case when $4 then excluded.shrunk_at else s.shrunk_at end
            """;

    SlowedEndpoints() {}

    /** Counts an attempt that was claimed then, the last that a transaction does; tells how many places a cut left. */
    public Uni<Optional<Integer>> after(SqlConnection tx, String endpointId, Strain strain, Instant claimedAt) {
        return tx.preparedQuery(strain == Strain.TOO_MUCH ? HELD_OR_WAITED_FOR : HELD_IF_FREE)
                .execute(Tuple.of(endpointId, Times.sql(claimedAt)))
                .flatMap(found -> StreamSupport.stream(found.spliterator(), false)
                        .findFirst()
                        .filter(row -> strain != Strain.TOO_MUCH || row.getBoolean("since_cut"))
                        .map(row -> keep(tx, endpointId, strain, row))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Optional<Integer>> keep(SqlConnection tx, String endpointId, Strain strain, Row row) {
        int atMost = row.getInteger("concurrency");
        Integer now = row.getInteger("places");
        Places before = now == null ? Places.all(atMost) : new Places(now, row.getInteger("successes"));
        Places places = before.after(strain, atMost);
        if (places.isAll(atMost)) {
            return now == null
                    ? Uni.createFrom().item(Optional.empty())
                    : tx.preparedQuery("delete from slowed where endpoint_id = $1")
                            .execute(Tuple.of(endpointId))
                            .replaceWith(Optional.empty());
        }
        boolean cut = strain == Strain.TOO_MUCH;
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(endpointId, places.now(), places.successes(), cut))
                .replaceWith(cut ? Optional.of(places.now()) : Optional.empty());
    }
}
