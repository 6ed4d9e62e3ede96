package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.FailedDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Ends deliveries that nothing can come of, so that they are not sent for ever; a person may give them back. */
@ApplicationScoped
public class Quarantine {
    /**
     * As little as can be: it may be any of its other columns that cannot be saved. It counts as a POST, of which nothing is
     * kept: what is told of it is newer than what was told before, and older than what follows when it is given back.
     */
    private static final String END = """
            with ended as (
                update delivery d set status = 'failed', error = $3, last_status = null, last_error = $3, due_at = null,
                    waits_for = null, claims = 0, posts = posts + 1, updated_at = now()
                where d.id = $1 and d.lease = $2 and d.status = 'sending'
                returning d.*
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select endpoint_id, entity from ended where entity is not null
            )
            select * from ended
            """;

    Quarantine() {}

    /** Ends it; empty if its lease was lost meanwhile. */
    public Uni<Optional<Ended>> end(SqlConnection tx, StuckDelivery stuck) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(stuck.id(), stuck.lease(), stuck.error()))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .findFirst()
                        .map(row -> new Ended(stuck, row)));
    }

    /** A delivery that was ended. */
    public static final class Ended {
        private final StuckDelivery stuck;
        private final Row row;

        private Ended(StuckDelivery stuck, Row row) {
            this.stuck = stuck;
            this.row = row;
        }

        /** What it is. */
        public StuckDelivery stuck() {
            return stuck;
        }

        /** Whether a person asked for the attempt that it is ended instead of. */
        public boolean manual() {
            return row.getBoolean("manual");
        }

        /** How many POSTs of it were saved, and its end. */
        public int posts() {
            return row.getInteger("posts");
        }

        /** All that is to be told of it; read only then, as it may be what cannot be read. */
        public FailedDelivery failed() {
            return new FailedDelivery(
                    stuck.id(),
                    stuck.lease(),
                    stuck.endpointId(),
                    stuck.event(),
                    row.getString("event_id"),
                    row.getString("call_id"),
                    row.getInteger("attempts"),
                    null,
                    stuck.error(),
                    Times.instant(row, "created_at"),
                    Times.instant(row, "updated_at"));
        }
    }
}
