package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * One statement on a connection of the pool, which is not waited for for ever: the other end may be gone silently.
 *
 * <p>It takes the connection itself, because a pool that is asked to run a statement forgets to stop its timer when there is
 * no connection, and reports an unhandled failure for each later (Vert.x 4.5, vertx-sql-client issue 1706).
 */
public final class Statement {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Statement() {}

    /** Runs it without arguments. */
    public static Uni<RowSet<Row>> run(Pool pool, String sql) {
        return limited(pool.withConnection(connection -> connection.query(sql).execute()));
    }

    /** Runs it with arguments. */
    public static Uni<RowSet<Row>> run(Pool pool, String sql, Tuple arguments) {
        return run(pool, LIMIT, sql, arguments);
    }

    /** Runs it with arguments for at most so long. */
    public static Uni<RowSet<Row>> run(Pool pool, Duration limit, String sql, Tuple arguments) {
        return limited(
                pool.withConnection(connection -> connection.preparedQuery(sql).execute(arguments)), limit);
    }

    static <T> Uni<T> limited(Uni<T> work) {
        return limited(work, LIMIT);
    }

    private static <T> Uni<T> limited(Uni<T> work, Duration limit) {
        return work.ifNoItem().after(limit).fail();
    }
}
