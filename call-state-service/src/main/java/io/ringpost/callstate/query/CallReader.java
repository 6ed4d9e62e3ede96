package io.ringpost.callstate.query;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.codec.Json;
import io.ringpost.outbox.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads calls and their histories. */
@Singleton
public class CallReader {
    private static final String FIND = """
            with recursive up (id, merged_into) as (
              select id, merged_into from legs where id = $1
              union all
              select legs.id, legs.merged_into from up join legs on legs.id = up.merged_into)
            select calls.id, calls.document::text from up join calls on calls.id = up.id where up.merged_into is null
            """;
    private static final String HISTORY = """
            select event_id, type, occurred_at, received_at, document -> 'progress' ->> 'word',
              document -> 'legs' -> 0 -> 'leg' ->> 'provider', document -> 'legs' -> 0 -> 'leg' ->> 'providerCallId'
            from facts
            where call_id = $1 and (received_at, event_id) > ($2, $3)
            order by received_at, event_id limit $4
            """;
    /** A reader would rather be told than wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Cursor BEGINNING = Cursor.at(Instant.EPOCH, "");

    private final Pool pool;

    CallReader(Pool pool) {
        this.pool = pool;
    }

    private record Listed(Cursor position, Call call) {}

    /** One page of the calls that are wanted, newest first. */
    Uni<Page<Call>> list(CallFilter filter, PageRequest request) {
        CallSelect select = CallSelect.of(filter, request);
        return read(select.sql(), select.values()).map(rows -> Page.of(
                        request,
                        all(
                                rows,
                                row -> new Listed(
                                        CallSelect.position(row.getOffsetDateTime(1), row.getString(0)),
                                        call(row.getString(2)))),
                        Listed::position)
                .map(Listed::call));
    }

    /** What stands under an id. */
    Uni<Found> find(String id) {
        return read(FIND, Tuple.of(id)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext()) {
                return new Found.Nothing();
            }
            Row row = found.next();
            String callId = row.getString(0);
            return callId.equals(id) ? new Found.Known(call(row.getString(1))) : new Found.Alias(callId);
        });
    }

    /** One page of what was said of a call, first said first. */
    Uni<Page<HistoryItem>> history(String callId, PageRequest request) {
        List<String> after = request.after().orElse(BEGINNING).position();
        return read(
                        HISTORY,
                        Tuple.of(
                                callId,
                                Instant.parse(after.get(0)).atOffset(ZoneOffset.UTC),
                                after.get(1),
                                request.rowsToRead()))
                .map(rows -> Page.of(
                        request, all(rows, CallReader::item), item -> Cursor.at(item.receivedAt(), item.eventId())));
    }

    private Uni<RowSet<Row>> read(String sql, Tuple values) {
        return Statement.run(pool, PATIENCE, sql, values);
    }

    private static HistoryItem item(Row row) {
        return new HistoryItem(
                row.getString(0),
                row.getString(1),
                row.getString(5),
                row.getString(6),
                row.getString(4),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant());
    }

    private static Call call(String document) {
        return Json.read(document.getBytes(StandardCharsets.UTF_8), Call.class);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
