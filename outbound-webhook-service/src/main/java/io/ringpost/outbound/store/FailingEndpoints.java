package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.Streak;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Endpoints to which nothing gets through; the first attempt that succeeds ends it, with its own saving. */
@ApplicationScoped
public class FailingEndpoints {
    private static final String FAILED = """
            insert into failing as f (endpoint_id, failures, since)
            select id, 1, now() from endpoint where id = $1 and enabled
            on conflict (endpoint_id) do update set failures = f.failures + 1
            returning f.failures, f.since, f.warned, now() as at,
                (select e.auto_disable from endpoint e where e.id = f.endpoint_id) as auto_disable
            """;

    FailingEndpoints() {}

    /** Counts a failure; empty if nothing is to follow from any number of them. */
    public Uni<Optional<Streak>> failed(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(FAILED).execute(Tuple.of(endpointId)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .filter(row -> row.getBoolean("auto_disable"))
                .findFirst()
                .map(row -> new Streak(
                        row.getInteger("failures"),
                        Times.instant(row, "since"),
                        Times.instant(row, "at"),
                        row.getInteger("warned"))));
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
