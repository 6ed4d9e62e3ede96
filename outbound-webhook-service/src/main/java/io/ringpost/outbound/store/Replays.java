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
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What people want given back. A replay is of what matched when it was asked for, not of what fails later. */
@ApplicationScoped
public class Replays {
    /** The words are said twice so that the index of what was missed serves it. */
    private static final String MATCHING = """
            from delivery where endpoint_id = $1 and created_at >= $2 and created_at < $3
                and status = any($4) and status in ('failed', 'expired', 'cancelled')
            """;

    private static final String COUNT = "select count(*)::integer as matched " + MATCHING;
    private static final String ADD = """
            with matched as (
                select id, row_number() over (order by created_at, id) as turn
            """ + MATCHING + """
            ), made as (
                insert into replay (id, endpoint_id, since, until, statuses, per_second, status, matched, asked_by,
                    finished_at)
                select $6::text, $1, $2, $3, $4, $5::integer, case when n = 0 then 'done' else 'running' end, n, $7::text,
                    case when n = 0 then now() end
                from (select count(*)::integer as n from matched) counted
                on conflict (id) do nothing
                returning id
            )
            insert into replay_delivery (replay_id, turn, delivery_id)
            select made.id, matched.turn, matched.id from made cross join matched
            """;
    private static final String SELECT = "select r.*, e.enabled from replay r join endpoint e on e.id = r.endpoint_id ";
    private static final String PAGE = SELECT + """
            where r.endpoint_id = $1 and ($2::timestamptz is null or (r.created_at, r.id) < ($2, $3))
            order by r.created_at desc, r.id desc limit $4
            """;
    private static final String CANCEL = """
            with ended as (
                update replay set status = 'cancelled', cancelled_by = $3, finished_at = now()
                where id = $1 and endpoint_id = $2 and status = 'running'
                returning id
            )
            delete from replay_delivery d using ended where d.replay_id = ended.id
            """;

    private final Pool pool;

    Replays(Pool pool) {
        this.pool = pool;
    }

    /** How many deliveries match. */
    public Uni<Integer> count(ReplayOrder order) {
        return pool.preparedQuery(COUNT)
                .execute(matching(order))
                .map(found -> found.iterator().next().getInteger("matched"));
    }

    /** Takes it on, unless there is one of this id; the one there is then. */
    public Uni<ReplayRow> add(String id, ReplayOrder order, String askedBy) {
        Tuple values = matching(order).addValue(order.perSecond()).addValue(id).addValue(askedBy);
        return pool.preparedQuery(ADD)
                .execute(values)
                .chain(() -> find(order.endpointId(), id))
                .map(Optional::orElseThrow);
    }

    /** One of an endpoint. */
    public Uni<Optional<ReplayRow>> find(String endpointId, String id) {
        return pool.preparedQuery(SELECT + "where r.id = $1 and r.endpoint_id = $2")
                .execute(Tuple.of(id, endpointId))
                .map(found -> stream(found).findFirst().map(ReplayRow::of));
    }

    /** An endpoint's, the newest first. */
    public Uni<Page<ReplayRow>> page(String endpointId, PageRequest request) {
        Optional<Cursor> after = request.after();
        Instant at =
                after.map(cursor -> Instant.parse(cursor.position().get(0))).orElse(null);
        String id = after.map(cursor -> cursor.position().get(1)).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(endpointId, Times.sql(at), id, request.rowsToRead()))
                .map(found -> Page.of(
                        request,
                        stream(found).map(ReplayRow::of).toList(),
                        row -> Cursor.at(row.createdAt(), row.id())));
    }

    /** Gives nothing back any more, if it still runs, and tells where it stands. What was given back goes out. */
    public Uni<Optional<ReplayRow>> cancel(String endpointId, String id, String cancelledBy) {
        return pool.preparedQuery(CANCEL)
                .execute(Tuple.of(id, endpointId, cancelledBy))
                .chain(() -> find(endpointId, id));
    }

    private static Tuple matching(ReplayOrder order) {
        return Tuple.tuple()
                .addValue(order.endpointId())
                .addValue(Times.sql(order.since()))
                .addValue(Times.sql(order.until()))
                .addValue(order.statuses().toArray(String[]::new));
    }

    private static Stream<Row> stream(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false);
    }
}
