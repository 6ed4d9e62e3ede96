package io.ringpost.recording.store;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.recording.Recording;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads recordings as they stand. */
@ApplicationScoped
public class RecordingReader {
    private static final String SELECT =
            "select " + RecordingRow.COLUMNS + RecordingRow.CALL_COLUMNS + " from recording r " + RecordingRow.OF_CALL;

    private final Pool pool;

    RecordingReader(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. */
    public Uni<Page<Recording>> page(PageRequest request, RecordingFilter filter) {
        request.after().ifPresent(cursor -> after(filter, cursor));
        String sql = SELECT + filter.where() + " order by r.created_at desc, r.id desc limit " + request.rowsToRead();
        return pool.preparedQuery(sql).execute(Tuple.from(filter.values())).map(found -> Page.of(
                        request,
                        StreamSupport.stream(found.spliterator(), false).toList(),
                        row -> Cursor.at(Times.instant(row, "created_at"), row.getString("id")))
                .map(RecordingReader::view));
    }

    /** Finds one. */
    public Uni<Optional<Recording>> find(String id) {
        return pool.preparedQuery(SELECT + " where r.id = $1")
                .execute(Tuple.of(id))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .findFirst()
                        .map(RecordingReader::view));
    }

    private static void after(RecordingFilter filter, Cursor cursor) {
        filter.before(Instant.parse(cursor.position().get(0)), cursor.position().get(1));
    }

    private static Recording view(Row row) {
        return RecordingRow.of(row).view(row.getString("call_id"), null);
    }
}
