package io.ringpost.outbound.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The days (UTC) that attempts are kept by: a partition each, made ahead.
 *
 * <p>There is no default partition: a day could then only be made under a lock that keeps savings waiting, and never be
 * detached beside them. What begins on a day that nobody made is refused, and whoever saves makes the day and saves again.
 */
@ApplicationScoped
public class AttemptDays {
    /** The partitions, by the time that each is of; the first has no beginning. */
    static final String PARTITIONS = """
            select c.relname as name, i.inhdetachpending as leaving,
                substring(b.bound from 'FROM \\(''([^'']+)''\\)')::timestamptz as since,
                substring(b.bound from 'TO \\(''([^'']+)''\\)')::timestamptz as until
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as bound) b
            where i.inhparent = 'attempt'::regclass
            """;

    /** An arbitrary number that only makers of days lock, with the schema. */
    private static final long MAKERS = 0x52_50_44_41_59L;

    private static final String NO_PARTITION = "23514";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'attempt_'uuuuMMdd");

    private static final String MISSING = "with part as (" + PARTITIONS + """
            )
            select w.day from (select $1::date + n as day from generate_series(0, $2 - 1) n) w
            where not exists (
                select from part p
                where coalesce(p.since <= w.day::timestamp at time zone 'UTC', true)
                    and p.until > w.day::timestamp at time zone 'UTC')
            order by w.day
            """;

    private final Pool pool;

    AttemptDays(Pool pool) {
        this.pool = pool;
    }

    /** Makes today and so many days after it, by the database's clock; tells how many were missing. */
    public Uni<Integer> ahead(int days) {
        return pool.query("select (now() at time zone 'UTC')::date as today")
                .execute()
                .flatMap(found -> make(found.iterator().next().getLocalDate("today"), days + 1));
    }

    /** Makes those of so many days that are missing, whoever else makes some at the same moment; tells how many. */
    public Uni<Integer> make(LocalDate first, int days) {
        return missing(pool, first, days)
                .flatMap(none -> none.isEmpty()
                        ? Uni.createFrom().item(0)
                        : pool.withTransaction(tx -> makeMissing(tx, first, days)));
    }

    /** Saves what has an attempt in it; if that began on a day that is not there, makes the day and saves again. */
    public <T> Uni<T> in(Instant startedAt, Uni<T> save) {
        return save.onFailure(AttemptDays::isNoDay)
                .recoverWithUni(() ->
                        make(LocalDate.ofInstant(startedAt, ZoneOffset.UTC), 1).chain(() -> save));
    }

    private static boolean isNoDay(Throwable failure) {
        return failure instanceof PgException refused
                && NO_PARTITION.equals(refused.getSqlState())
                && "attempt".equals(refused.getTable());
    }

    private static Uni<Integer> makeMissing(SqlConnection tx, LocalDate first, int days) {
        return tx.query("set local lock_timeout = '2s'")
                .execute()
                .chain(() -> tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended(current_schema(), $1))")
                        .execute(Tuple.of(MAKERS)))
                .chain(() -> missing(tx, first, days))
                .flatMap(missing -> Multi.createFrom()
                        .iterable(missing)
                        .onItem()
                        .transformToUniAndConcatenate(day -> make(tx, day))
                        .collect()
                        .asList())
                .map(List::size);
    }

    /** Attached, not made in its place: that would lock the whole table against everybody. */
    private static Uni<LocalDate> make(SqlConnection tx, LocalDate day) {
        String name = day.format(NAME);
        return tx.query("create table if not exists " + name + " (like attempt including all)")
                .execute()
                .chain(() -> tx.query("alter table attempt attach partition " + name + " for values from ('" + day
                                + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')")
                        .execute())
                .replaceWith(day);
    }

    private static Uni<List<LocalDate>> missing(SqlClient client, LocalDate first, int days) {
        return client.preparedQuery(MISSING).execute(Tuple.of(first, days)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .map(row -> row.getLocalDate("day"))
                .toList());
    }
}
