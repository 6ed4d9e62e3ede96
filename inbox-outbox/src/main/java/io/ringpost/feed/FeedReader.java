package io.ringpost.feed;

import io.ringpost.outbox.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads published rows by number. */
final class FeedReader {
    static final int PAGE = 200;

    private static final String NEXT = """
            select seq, topic, key, headers::text as headers, value
            from (
              select *, sum(coalesce(octet_length(value), 0)) over (order by seq)
                        - coalesce(octet_length(value), 0) as bytes_before
              from (select seq, topic, key, headers, value from outbox
                    where seq > $1 order by seq limit $2) as first_rows
            ) as sized
            where bytes_before < 1048576
            order by seq
            """;

    private static final String BOUNDS = "select purged_seq, last_seq from outbox_relay";

    private final Pool pool;

    FeedReader(Pool pool) {
        this.pool = pool;
    }

    /** What is kept: everything after {@code purged} up to {@code latest}. */
    record Bounds(long purged, long latest) {}

    Uni<Bounds> bounds() {
        return Statement.run(pool, BOUNDS).map(rows -> {
            Row row = rows.iterator().next();
            return new Bounds(row.getLong(0), row.getLong(1));
        });
    }

    /** The items that follow the given number, a page at most; fails with {@link FeedGone} if the next one is purged. */
    Uni<List<FeedItem>> after(long seq) {
        return Statement.run(pool, NEXT, Tuple.of(seq, PAGE)).map(rows -> {
            List<FeedItem> items = StreamSupport.stream(rows.spliterator(), false)
                    .map(FeedReader::item)
                    .toList();
            if (!items.isEmpty() && items.get(0).seq() != seq + 1) {
                throw new FeedGone(seq);
            }
            return items;
        });
    }

    private static FeedItem item(Row row) {
        Buffer value = row.getBuffer("value");
        Map<String, String> headers = new LinkedHashMap<>();
        new JsonObject(row.getString("headers"))
                .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return new FeedItem(
                row.getLong("seq"),
                row.getString("topic"),
                row.getString("key"),
                headers,
                value == null ? null : value.getBytes());
    }
}
