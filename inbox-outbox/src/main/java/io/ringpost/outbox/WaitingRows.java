package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The rows that are not published yet, and the marks that end their wait. */
final class WaitingRows {
    /** By id among what is waiting, never from a high-water mark: ids do not become visible in their order. */
    private static final String NEXT = """
            select id, topic, key, headers::text as headers, value
            from (
              select *, sum(coalesce(octet_length(value), 0)) over (order by id)
                        - coalesce(octet_length(value), 0) as bytes_before
              from (select id, topic, key, headers, value from outbox
                    where published is null and refused is null
                      and topic <> all($2::text[]) and topic || chr(10) || key <> all($3::text[])
                    order by id limit $1) as first_rows
            ) as sized
            where bytes_before < 8388608
            order by id
            """;

    private static final String LOCK = "select last_seq from outbox_relay where token = $1 for update";

    private static final String MARK = """
            with numbered as (
              select o.id, row_number() over (order by o.id) as position
              from outbox o where o.id = any($2) and o.published is null)
            update outbox o set published = clock_timestamp(), seq = $1 + numbered.position
            from numbered where o.id = numbered.id
            """;

    private static final String REFUSE = "update outbox set refused = $2 where id = any($1)";

    private static final String COUNT = """
            update outbox_relay set last_seq = last_seq + $1
            returning pg_notify('ringpost_outbox_' || current_schema(), 'published')
            """;

    private final Pool pool;

    WaitingRows(Pool pool) {
        this.pool = pool;
    }

    Uni<List<OutboxRow>> next(int limit, Lanes.Closed closed) {
        return Statement.run(pool, NEXT, Tuple.of(limit, texts(closed.topics()), texts(closed.lanes())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxRow::of)
                        .toList());
    }

    /**
     * Marks what was published and numbers it without a gap, if the token still counts.
     *
     * @return whether it did
     */
    Uni<Boolean> mark(long token, RelayRound round) {
        return Statement.limited(pool.withTransaction(tx -> tx.preparedQuery(LOCK)
                .execute(Tuple.of(token))
                .flatMap(held -> held.size() == 0
                        ? Uni.createFrom().item(false)
                        : mark(tx, held.iterator().next().getLong(0), round).replaceWith(true))));
    }

    private static Uni<Void> mark(SqlConnection tx, long lastSeq, RelayRound round) {
        return tx.preparedQuery(MARK)
                .execute(Tuple.of(lastSeq, ids(round.published())))
                .flatMap(marked -> marked.rowCount() == 0
                        ? Uni.createFrom().nullItem()
                        : tx.preparedQuery(COUNT).execute(Tuple.of((long) marked.rowCount())))
                .flatMap(counted -> round.refused().isEmpty()
                        ? Uni.createFrom().nullItem()
                        : tx.preparedQuery(REFUSE).execute(Tuple.of(ids(round.refused()), "record too large")))
                .replaceWithVoid();
    }

    private static String[] texts(Set<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Long[] ids(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::id).toArray(Long[]::new);
    }
}
