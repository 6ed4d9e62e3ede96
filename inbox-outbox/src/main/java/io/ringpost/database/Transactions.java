package io.ringpost.database;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Transactions whose first statements are on their way before the server has said that it began. */
public final class Transactions {
    private Transactions() {}

    /**
     * Does it in a transaction, all or nothing. Unlike the pool's own this does not wait for the beginning: a trip to the
     * server costs more than most statements. Like it, it goes on when its caller no longer waits.
     *
     * @return what the steps end with, once it is committed; if they fail it is rolled back, and fails as they did
     */
    public static <T> Uni<T> of(Pool pool, Function<SqlConnection, Uni<T>> steps) {
        return Uni.createFrom()
                .deferred(() ->
                        UniHelper.toUni(pool.getDelegate().getConnection().compose(connection -> in(connection, steps)
                                .eventually(() -> connection.close()))));
    }

    private static <T> Future<T> in(
            io.vertx.sqlclient.SqlConnection connection, Function<SqlConnection, Uni<T>> steps) {
        Future<Transaction> begun = connection.begin();
        Future<T> done =
                UniHelper.toFuture(Uni.createFrom().deferred(() -> steps.apply(SqlConnection.newInstance(connection))));
        return Future.all(begun, done)
                .compose(
                        both -> begun.result().commit().map(done.result()),
                        failure -> rolledBack(connection.transaction(), failure));
    }

    /** What it failed with says more than that it could not be rolled back, as when the server is gone. */
    private static <T> Future<T> rolledBack(@Nullable Transaction transaction, Throwable failure) {
        Future<Void> end = transaction == null ? Future.succeededFuture() : transaction.rollback();
        return end.transform(any -> Future.failedFuture(failure));
    }
}
