package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** Alerts about endpoints that the endpoints themselves do not bear out any more. */
@ApplicationScoped
public class EndedAlerts {
    /**
     * A disabled endpoint is failing still: what ends that is its being enabled, deleted, or a success. Raised and taken back
     * by the same clock, the database's.
     */
    private static final String TAKE_BACK = """
            with ended as (
                select a.id from alert a left join endpoint e on e.id = a.subject and e.deleted_at is null
                where a.firing and a.taken_back is distinct from a.episode
                    and (a.rule = 'endpoint_disabled' and (e.id is null or e.enabled)
                        or a.rule = 'endpoint_failing' and (e.id is null or e.enabled and not exists (
                            select from failing f where f.endpoint_id = e.id and f.warned > 0)))
                order by a.id limit 100 for update of a skip locked
            )
            update alert a set taken_back = a.episode from ended where a.id = ended.id returning a.*, now() as at
            """;

    EndedAlerts() {}

    /** Those that are to be announced as over by whoever commits this, once each. */
    public Uni<List<Over>> takeBack(SqlConnection tx) {
        return tx.query(TAKE_BACK).execute().map(found -> StreamSupport.stream(found.spliterator(), false)
                .map(row -> new Over(
                        AlertRows.trouble(row), Times.instant(row, "at").truncatedTo(ChronoUnit.MILLIS)))
                .toList());
    }

    /**
     * A trouble that is over.
     *
     * @param trouble which
     * @param at when that was found
     */
    public record Over(Trouble trouble, Instant at) {}
}
