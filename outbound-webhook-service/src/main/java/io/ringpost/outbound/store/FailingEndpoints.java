package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.Streak;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Endpoints to which nothing gets through; the first attempt that succeeds ends it, with its own saving. */
@ApplicationScoped
public class FailingEndpoints {
    /** An arbitrary number that only notices lock. */
    private static final long NOTICES = 0x52_50_4e_4f_54L;

    private static final String FAILED = """
            insert into failing as f (endpoint_id, failures, unreached, since)
            select id, 1, case when $2 then 1 else 0 end, now() from endpoint where id = $1 and enabled
            on conflict (endpoint_id) do update set failures = f.failures + 1,
                unreached = case when $2 then f.unreached + 1 else 0 end
            returning f.failures, f.since, f.warned, now() as at,
                (select e.auto_disable from endpoint e where e.id = f.endpoint_id) as auto_disable
            """;
    private static final String MAY_NOTICE = """
            select pg_try_advisory_xact_lock($2) as mine from endpoint where id = $1 and enabled for no key update skip locked
            """;

    FailingEndpoints() {}

    /** Counts a failure; empty if nothing is to follow from any number of them. */
    public Uni<Optional<Streak>> failed(SqlConnection tx, String endpointId, boolean reached) {
        return tx.preparedQuery(FAILED).execute(Tuple.of(endpointId, !reached)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .filter(row -> row.getBoolean("auto_disable"))
                .findFirst()
                .map(row -> new Streak(
                        row.getInteger("failures"),
                        Times.instant(row, "since"),
                        Times.instant(row, "at"),
                        row.getInteger("warned"))));
    }

    /**
     * Whether something may follow from a streak now. A notice goes to other endpoints, whose rows it needs, and whoever
     * changes an endpoint needs its streak: so only one is given at a time, none of an endpoint that is just being changed,
     * and nobody waits. What does not follow now follows from the next failure.
     */
    public Uni<Boolean> mayNotice(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(MAY_NOTICE)
                .execute(Tuple.of(endpointId, NOTICES))
                .map(found -> StreamSupport.stream(found.spliterator(), false).anyMatch(row -> row.getBoolean("mine")));
    }

    /** Waits until nobody else gives a notice; for one that no further failure would give. */
    public Uni<Void> awaitNotices(SqlConnection tx) {
        return tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(NOTICES))
                .replaceWithVoid();
    }

    /** Whether an attempt to any endpoint has succeeded since then; of the last minute it may not be known yet. */
    public Uni<Boolean> anySuccessSince(SqlConnection tx, Instant since) {
        return tx.preparedQuery("select exists (select from last_success where at >= $1) as known")
                .execute(Tuple.of(Times.sql(since)))
                .map(found -> found.iterator().next().getBoolean("known"));
    }

    /** Remembers how much was warned of. */
    public Uni<Void> warned(SqlConnection tx, String endpointId, int percent) {
        return tx.preparedQuery("update failing set warned = $2 where endpoint_id = $1")
                .execute(Tuple.of(endpointId, percent))
                .replaceWithVoid();
    }

    /** Begins anew. */
    Uni<Void> forget(SqlConnection tx, String endpointId) {
        return tx.preparedQuery("delete from failing where endpoint_id = $1")
                .execute(Tuple.of(endpointId))
                .replaceWithVoid();
    }
}
