package io.ringpost.outbound.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Drops whole days of attempts, beside attempts that are saved.
 *
 * <p>A day first leaves the table without keeping anybody from it, and is dropped when nobody looks at it any more. Whoever
 * holds it for longer than a moment puts that off until the next time: a day that was left amid its leaving goes on there,
 * and one that has left but stands is found by its name and the bounds that it took along. What somebody took out by hand
 * has none, and stays.
 */
@ApplicationScoped
public class OldAttempts {
    /** An arbitrary number that only who drops days locks, with the schema. */
    private static final long DROPPERS = 0x52_50_44_52_4fL;

    private static final String NAME = "'^attempt_([0-9]{8}|before)$'";
    private static final String LEAVING =
            "select name from (" + AttemptDays.PARTITIONS + ") p where leaving and $1::float8 > 0 and name ~ " + NAME;
    private static final String OLD = "select name from (" + AttemptDays.PARTITIONS
            + ") p where not leaving and until <= now() - make_interval(secs => $1) and name ~ " + NAME
            + " order by until";
    private static final String LEFT = """
            select c.relname as name from pg_class c
            where c.relnamespace = (select relnamespace from pg_class where oid = 'attempt'::regclass) and c.relkind = 'r'
                and not c.relispartition and c.relname ~ %s and exists (
                    select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
                        and substring(pg_get_constraintdef(k.oid) from 'started_at < ''([^'']+)''')::timestamptz
                            <= now() - make_interval(secs => $1))
            """.formatted(NAME);

    private final Pool pool;

    OldAttempts(Pool pool) {
        this.pool = pool;
    }

    /** Drops the days that ended so long ago; tells how many. Nobody else drops meanwhile. */
    public Uni<Integer> drop(Duration after) {
        return pool.withConnection(connection -> connection
                .preparedQuery("select pg_try_advisory_lock(hashtextextended(current_schema(), $1)) as mine")
                .execute(Tuple.of(DROPPERS))
                .flatMap(locked -> locked.iterator().next().getBoolean("mine")
                        ? dropAlone(connection, after)
                        : Uni.createFrom().item(0)));
    }

    private static Uni<Integer> dropAlone(SqlConnection connection, Duration after) {
        return connection
                .query("set lock_timeout = '1s'")
                .execute()
                .chain(() -> each(connection, LEAVING, after, "alter table attempt detach partition %s finalize"))
                .chain(() -> each(connection, OLD, after, "alter table attempt detach partition %s concurrently"))
                .chain(() -> each(connection, LEFT, after, "drop table %s"))
                .eventually(() -> connection
                        .query("select pg_advisory_unlock(hashtextextended(current_schema(), " + DROPPERS + "))")
                        .execute()
                        .chain(() -> connection.query("reset lock_timeout").execute()));
    }

    private static Uni<Integer> each(SqlConnection connection, String names, Duration after, String sql) {
        return connection
                .preparedQuery(names)
                .execute(Tuple.of(Times.seconds(after)))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .toList())
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(name ->
                                connection.query(sql.formatted(name)).execute().replaceWith(name))
                        .collect()
                        .asList())
                .map(List::size);
    }
}
