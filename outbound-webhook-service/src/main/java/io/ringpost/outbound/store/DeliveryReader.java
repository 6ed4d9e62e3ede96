package io.ringpost.outbound.store;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.outbound.plan.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads deliveries, and takes a person's wish to try one again. */
@ApplicationScoped
public class DeliveryReader {
    private static final String SELECT = "select d.*, e.enabled, " + Wait.COLUMNS
            + "from (%s) d join endpoint e on e.id = d.endpoint_id " + Wait.JOINS;
    private static final String ORDER = " order by d.created_at desc, d.id desc ";

    /** So many rows are read within some 20 ms, wherever they stand. */
    static final int WALK = 10_000;

    static final String END_OF_WALK =
            "select d.created_at, d.id from delivery d %s" + ORDER + "offset " + (WALK - 1) + " limit 1";

    /** Rows that come or go between a page and the end of its walk would be told twice, or never. */
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    static final String RETRY = """
            with kept as (
                select v.id from event v
                where v.id = (select event_id from delivery where id = $1) and v.purged_at is null
                for share
            ), wanted as (
                update delivery d set status = 'pending', manual = true, claims = 0, error = null,
                    due_at = case when e.ordered and d.entity is not null and d.due_at is null then null else now() end,
                    waits_for = case when e.ordered and d.entity is not null and d.due_at is null then 'order' end,
                    retry_key = coalesce($2::text, d.retry_key), updated_at = now()
                from endpoint e, kept
                where d.id = $1 and d.event_id = kept.id and d.status in ('failed', 'retrying')
                    and e.id = d.endpoint_id and e.deleted_at is null
                    and ($2::text is null or d.retry_key is distinct from $2::text)
                returning d.endpoint_id, d.entity, d.due_at
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select endpoint_id, entity from wanted where entity is not null and due_at is null
            )
            select count(*) as wanted from wanted
            """;

    private static final String CONTENT = """
            select v.body, v.purged_at, v.traceparent, d.posts from delivery d join event v on v.id = d.event_id where d.id = $1
            """;

    private final Pool pool;

    DeliveryReader(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. Of what no index has, a page shows what so many rows hold, perhaps none, and goes on behind them. */
    public Uni<Page<DeliveryRow>> page(PageRequest request, DeliveryFilter filter) {
        String sql = listing(request, filter);
        return filter.walks()
                ? pool.withTransaction(tx -> tx.query(ONE_MOMENT)
                        .execute()
                        .chain(() -> page(tx, sql, request, filter))
                        .flatMap(page -> page.next() == null
                                ? walked(tx, request, filter, page)
                                : Uni.createFrom().item(page)))
                : page(pool, sql, request, filter);
    }

    private static Uni<Page<DeliveryRow>> page(
            SqlClient client, String sql, PageRequest request, DeliveryFilter filter) {
        return client.preparedQuery(sql)
                .execute(Tuple.from(filter.values()))
                .map(found -> Page.of(
                        request,
                        stream(found).map(DeliveryRow::of).toList(),
                        row -> Cursor.at(row.createdAt(), row.id())));
    }

    /** The page, to be followed by what stands behind the last row that was looked at. */
    private static Uni<Page<DeliveryRow>> walked(
            SqlConnection tx, PageRequest request, DeliveryFilter filter, Page<DeliveryRow> page) {
        return tx.preparedQuery(END_OF_WALK.formatted(filter.where()))
                .execute(Tuple.from(filter.values()))
                .map(found -> stream(found)
                        .findFirst()
                        .map(row -> Cursor.at(Times.instant(row, "created_at"), row.getString("id")))
                        .map(end -> new Page<>(page.items(), end.write(request.list())))
                        .orElse(page));
    }

    /** The values stand in the filter. */
    static String listing(PageRequest request, DeliveryFilter filter) {
        request.after()
                .ifPresent(cursor -> filter.before(
                        Instant.parse(cursor.position().get(0)),
                        cursor.position().get(1)));
        String rows = "select d.* from delivery d " + filter.where() + ORDER;
        String cut = filter.walks()
                ? "select d.* from (" + rows + "limit " + WALK + ") d where " + filter.outcome() + ORDER
                : rows;
        return SELECT.formatted(cut + "limit " + request.rowsToRead()) + ORDER;
    }

    /** Finds one. */
    public Uni<Optional<DeliveryRow>> find(String id) {
        return pool.preparedQuery(SELECT.formatted("select * from delivery where id = $1"))
                .execute(Tuple.of(id))
                .map(DeliveryReader::first);
    }

    /** What goes out, and how many POSTs were made of it; empty if it was forgotten meanwhile. */
    public Uni<Optional<Carried>> content(String id) {
        return pool.preparedQuery(CONTENT).execute(Tuple.of(id)).map(found -> stream(found)
                .findFirst()
                .map(row -> new Carried(
                        Payload.of(row),
                        row.getInteger("posts"),
                        Trace.parse(row.getString("traceparent")).orElse(null))));
    }

    /**
     * Makes a failed delivery, or one that waits, due at once; empty if it is neither, or has no payload any more. A
     * wish that comes again under the key of the last one changes nothing and finds what became of it.
     */
    public Uni<Optional<DeliveryRow>> retry(String id, @Nullable String key) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(id, key))
                .flatMap(changed ->
                        changed.iterator().next().getInteger("wanted") > 0 ? find(id) : retriedBefore(id, key));
    }

    private Uni<Optional<DeliveryRow>> retriedBefore(String id, @Nullable String key) {
        return pool.preparedQuery(SELECT.formatted("select * from delivery where id = $1 and retry_key = $2"))
                .execute(Tuple.of(id, key))
                .map(DeliveryReader::first);
    }

    private static Optional<DeliveryRow> first(RowSet<Row> found) {
        return stream(found).findFirst().map(DeliveryRow::of);
    }

    private static Stream<Row> stream(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false);
    }

    /**
     * What a delivery is made of.
     *
     * @param payload what goes out
     * @param posts how many POSTs were made, whether they are still kept or not
     * @param trace the trace that its event is part of
     */
    public record Carried(
            Payload payload, int posts, @Nullable Trace trace) {}
}
