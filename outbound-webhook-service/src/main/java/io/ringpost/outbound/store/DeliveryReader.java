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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads deliveries, and takes a person's wish to try one again. */
@ApplicationScoped
public class DeliveryReader {
    private static final String SELECT =
            "select d.*, e.enabled from delivery d join endpoint e on e.id = d.endpoint_id ";
    private static final String RETRY = """
            update delivery d set status = 'pending', due_at = now(), manual = true, waits_for = null,
                retry_key = coalesce($2::text, d.retry_key), updated_at = now()
            from endpoint e
            where d.id = $1 and d.status in ('failed', 'retrying') and e.id = d.endpoint_id and e.deleted_at is null
                and ($2::text is null or d.retry_key is distinct from $2::text)
            returning d.*, e.enabled
            """;

    private final Pool pool;

    DeliveryReader(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. */
    public Uni<Page<DeliveryRow>> page(PageRequest request, DeliveryFilter filter) {
        request.after()
                .ifPresent(cursor -> filter.before(
                        Instant.parse(cursor.position().get(0)),
                        cursor.position().get(1)));
        String sql = SELECT + filter.where() + " order by d.created_at desc, d.id desc limit " + request.rowsToRead();
        return pool.preparedQuery(sql)
                .execute(Tuple.from(filter.values()))
                .map(found -> Page.of(
                        request,
                        stream(found).map(DeliveryRow::of).toList(),
                        row -> Cursor.at(row.createdAt(), row.id())));
    }

    /** Finds one. */
    public Uni<Optional<DeliveryRow>> find(String id) {
        return pool.preparedQuery(SELECT + "where d.id = $1")
                .execute(Tuple.of(id))
                .map(DeliveryReader::first);
    }

    /** The body that goes out. */
    public Uni<String> body(String eventId) {
        return pool.preparedQuery("select body from event where id = $1")
                .execute(Tuple.of(eventId))
                .map(found -> found.iterator().next().getBuffer("body").toString(StandardCharsets.UTF_8));
    }

    /**
     * Makes a failed delivery, or one that waits, due at once; empty if it is neither. A wish that comes again under the
     * key of the last one changes nothing and finds what became of it.
     */
    public Uni<Optional<DeliveryRow>> retry(String id, @Nullable String key) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(id, key))
                .flatMap(changed ->
                        changed.rowCount() > 0 ? Uni.createFrom().item(first(changed)) : retriedBefore(id, key));
    }

    private Uni<Optional<DeliveryRow>> retriedBefore(String id, @Nullable String key) {
        return pool.preparedQuery(SELECT + "where d.id = $1 and d.retry_key = $2")
                .execute(Tuple.of(id, key))
                .map(DeliveryReader::first);
    }

    private static Optional<DeliveryRow> first(RowSet<Row> found) {
        return stream(found).findFirst().map(DeliveryRow::of);
    }

    private static Stream<Row> stream(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false);
    }
}
