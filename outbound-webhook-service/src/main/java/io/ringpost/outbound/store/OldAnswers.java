package io.ringpost.outbound.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Empties what receivers answered, body and head, once the payload that they answered to is gone; that they answered, when
 * and with which status stays.
 *
 * <p>A day is gone through when all of its attempts are as old as payloads are kept, along its own key, and then never again,
 * but for what was still open then: for that it is looked at once a day. The oldest partition has many days in it and is
 * looked at once a day from the beginning.
 */
@ApplicationScoped
public class OldAnswers {
    private static final String DUE = "from (" + AttemptDays.PARTITIONS + """
            ) p left join purged_day m on m.name = p.name
            where not p.leaving and (p.since is null or p.until <= now() - make_interval(secs => $1))
                and p.name ~ '^attempt_([0-9]{8}|before)$' and not coalesce(m.done, false)
            """;

    /** Whether nothing of it can be younger is told too: only then it may be done with. */
    private static final String DAYS = "select p.name, p.until <= now() - make_interval(secs => $1) as whole " + DUE
            + "and (m.looked_at is null or m.looked_at <= now() - interval '1 day') order by p.until";

    private static final String OVERDUE =
            "select coalesce(extract(epoch from now() - min(p.until))::float8 - $1, 0)::bigint as seconds " + DUE
                    + "and p.until <= now() - make_interval(secs => $1) and m.looked_at is null";

    private static final String MARK = """
            insert into purged_day (name, looked_at, done) values ($1, now(), $2)
            on conflict (name) do update set looked_at = excluded.looked_at, done = excluded.done
            """;

    /** Of partitions that were dropped. */
    private static final String FORGET =
            "delete from purged_day where name not in (select p.name from (" + AttemptDays.PARTITIONS + ") p)";

    /**
     * A partition by its name, along its key; all POSTs of one delivery are looked at together. However few rows it has or
     * the planner believes it to have, neither it nor any other table is read from end to end: rows are found again by where
     * they stand, and each delivery by its id.
     */
    static final String EMPTY = """
            with seen as (
                select a.ctid as place, a.delivery_id, a.answer_purged_at is null
                    and (octet_length(a.answer) > 0 or a.answer_head is not null) as holds
                from %1$s a where a.delivery_id > $1
                order by a.delivery_id fetch first %2$d rows with ties
            ), due as (
                select s.place from seen s
                where s.holds and not exists (
                    select from delivery d join event v on v.id = d.event_id
                    where d.id = s.delivery_id and v.purged_at is null offset 0)
            ), emptied as (
                update %1$s a set answer = '', answer_head = null, answer_purged_at = now()
                where a.ctid = any(array(select place from due))
                returning a.delivery_id
            )
            select count(*)::integer as seen, (select count(*)::integer from emptied) as emptied,
                count(*) filter (where holds)::integer as held, max(delivery_id) as last
            from seen
            """;

    /** Deliveries that went on after the day of their event: the attempts of those days would wait for them. */
    private static final String LATE = """
            select d.id, min(v.created_at) over () as since, max(d.updated_at) over () as until
            from event v join delivery d on d.event_id = v.id
            where v.id = any($1) and v.purged_at is not null
                and d.updated_at >= date_trunc('day', v.created_at, 'UTC') + interval '1 day'
            """;

    /** Bound as they are, as in {@link Attempts#OF_DELIVERY}. */
    static final String EMPTY_LATE = """
            update attempt a set answer = '', answer_head = null, answer_purged_at = now()
            where a.delivery_id = any($1) and a.started_at >= $2 and a.started_at < $3 and a.answer_purged_at is null
            """;

    private static final String UNDEFINED_TABLE = "42P01";

    private final Pool pool;

    OldAnswers(Pool pool) {
        this.pool = pool;
    }

    /** Empties those of days that ended so long ago, if nothing needs the payload any more; tells how many. */
    public Uni<Integer> purge(Duration after) {
        return pool.query(FORGET)
                .execute()
                .chain(() -> pool.preparedQuery(DAYS).execute(Tuple.of(Times.seconds(after))))
                .map(found -> StreamSupport.stream(found.spliterator(), false).toList())
                .flatMap(days -> Multi.createFrom()
                        .iterable(days)
                        .onItem()
                        .transformToUniAndConcatenate(day -> purge(day.getString("name"), day.getBoolean("whole")))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)));
    }

    /** For how many seconds the oldest day should have been gone through. */
    public Uni<Long> overdue(Duration after) {
        return pool.preparedQuery(OVERDUE)
                .execute(Tuple.of(Times.seconds(after)))
                .map(found -> found.iterator().next().getLong("seconds"));
    }

    /** Whoever reads the last rows marks the day with them. */
    private Uni<Integer> purge(String partition, boolean whole) {
        String sql = EMPTY.formatted(partition, Sweep.BATCH);
        AtomicBoolean nothingLeft = new AtomicBoolean(whole);
        return new Sweep(pool, (tx, at, id) -> tx.preparedQuery(sql)
                        .execute(Tuple.of(id))
                        .map(found -> found.iterator().next())
                        .invoke(row -> {
                            if (row.getInteger("held") > row.getInteger("emptied")) {
                                nothingLeft.set(false);
                            }
                        })
                        .call(row -> row.getInteger("seen") < Sweep.BATCH
                                ? tx.preparedQuery(MARK).execute(Tuple.of(partition, nothingLeft.get()))
                                : Uni.createFrom().voidItem())
                        .map(row -> batch(row, at, id)))
                .run()
                .onFailure(OldAnswers::isDropped)
                .recoverWithItem(0);
    }

    /** Another replica drops days that are too old, also one that is still to be looked through here. */
    private static boolean isDropped(Throwable failure) {
        return failure instanceof PgException refused && UNDEFINED_TABLE.equals(refused.getSqlState());
    }

    private static Sweep.Batch batch(Row row, OffsetDateTime at, String id) {
        String last = row.getString("last");
        int seen = Math.min(row.getInteger("seen"), Sweep.BATCH);
        return new Sweep.Batch(seen, row.getInteger("emptied"), at, last == null ? id : last);
    }

    /** Empties, with the payloads of these events, what was answered to them on later days. */
    static Uni<Void> emptyLate(SqlConnection tx, List<String> events) {
        return tx.preparedQuery(LATE)
                .execute(Tuple.of(events.toArray(String[]::new)))
                .flatMap(found -> late(found) == null
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(EMPTY_LATE).execute(late(found)).replaceWithVoid());
    }

    private static @Nullable Tuple late(RowSet<Row> found) {
        List<Row> rows = StreamSupport.stream(found.spliterator(), false).toList();
        return rows.isEmpty()
                ? null
                : Tuple.of(
                        rows.stream().map(row -> row.getString("id")).toArray(String[]::new),
                        rows.get(0).getOffsetDateTime("since").minus(Times.CLOCKS_DIFFER),
                        rows.get(0).getOffsetDateTime("until").plus(Times.CLOCKS_DIFFER));
    }
}
