package io.ringpost.outbound.store;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What an endpoint was owed and has not got, oldest first, for a receiver that catches up. */
@ApplicationScoped
public class MissedDeliveries {
    /** Bodies of one page are this large together at most; the one that fills it up may be larger than what is left. */
    private static final int PAGE_BYTES = 4 << 20;

    /**
     * What has ended has an index in this order. What is under way is read from the index of due work and sorted, or, if
     * that is much, from the index of all that the endpoint was ever sent, in this order.
     */
    static final String PAGE = """
            with missed as (
                (select * from delivery
                where endpoint_id = $1 and status in ('failed', 'held', 'expired', 'cancelled') and event <> 'webhook.test'
                    and (created_at, id) > ($2, $3) order by created_at, id limit $4)
                union all
                (select * from delivery
                where endpoint_id = $1 and status in ('pending', 'retrying', 'sending') and event <> 'webhook.test'
                    and (created_at, id) > ($2, $3) order by created_at, id limit $4)
            ), page as (
                select * from missed order by created_at, id limit $4
            )
            select d.*, e.enabled, case when
                sum(octet_length(v.body)) over (order by d.created_at, d.id) - octet_length(v.body) < $5
                then v.body end as body, v.purged_at,
            """ + Wait.COLUMNS + """
            from page d join event v on v.id = d.event_id join endpoint e on e.id = d.endpoint_id
            """ + Wait.JOINS + """
            order by d.created_at, d.id
            """;

    private final Pool pool;

    MissedDeliveries(Pool pool) {
        this.pool = pool;
    }

    /** Those planned since then; empty if there never was such an endpoint. A deleted one still tells what it cancelled. */
    public Uni<Optional<Page<MissedDelivery>>> page(String endpointId, Instant since, PageRequest request) {
        return pool.preparedQuery("select 1 from endpoint where id = $1")
                .execute(Tuple.of(endpointId))
                .flatMap(known -> known.rowCount() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : read(endpointId, since, request).map(Optional::of));
    }

    private Uni<Page<MissedDelivery>> read(String endpointId, Instant since, PageRequest request) {
        Instant at = request.after()
                .map(cursor -> Instant.parse(cursor.position().get(0)))
                .orElse(since);
        String id = request.after().map(cursor -> cursor.position().get(1)).orElse("");
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(endpointId, Times.sql(at), id, request.rowsToRead(), PAGE_BYTES))
                .map(found -> page(request, found));
    }

    /** Ends before the first row that has no room for its body. */
    private static Page<MissedDelivery> page(PageRequest request, RowSet<Row> found) {
        List<Row> rows = StreamSupport.stream(found.spliterator(), false)
                .limit(request.limit())
                .toList();
        List<MissedDelivery> items = rows.stream()
                .takeWhile(row -> row.getBuffer("body") != null)
                .map(row -> new MissedDelivery(DeliveryRow.of(row), Payload.of(row)))
                .toList();
        if (items.size() == found.size()) {
            return new Page<>(items, null);
        }
        DeliveryRow last = items.get(items.size() - 1).row();
        return new Page<>(items, Cursor.at(last.createdAt(), last.id()).write(request.list()));
    }
}
