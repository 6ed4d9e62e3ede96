package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Alerts about endpoints that the endpoints themselves do not bear out any more. */
@ApplicationScoped
public class EndedAlerts {
    /** A disabled endpoint is failing still: what ends that is its being enabled, deleted, or a success. */
    private static final String ENDED = """
            select a.* from alert a left join endpoint e on e.id = a.subject and e.deleted_at is null
            where a.firing and (a.rule = 'endpoint_disabled' and (e.id is null or e.enabled)
                or a.rule = 'endpoint_failing' and (e.id is null or e.enabled and not exists (
                    select from failing f where f.endpoint_id = e.id and f.warned > 0)))
            order by a.id limit 100
            """;

    EndedAlerts() {}

    /** Those that are to be taken back. */
    public Uni<List<Trouble>> find(SqlConnection tx) {
        return tx.query(ENDED).execute().map(found -> StreamSupport.stream(found.spliterator(), false)
                .map(AlertRows::trouble)
                .toList());
    }
}
