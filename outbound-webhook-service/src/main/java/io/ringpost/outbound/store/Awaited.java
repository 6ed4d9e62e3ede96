package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Transactions that count only while somebody waits for them. */
public final class Awaited {
    private Awaited() {}

    /**
     * Does it in a transaction. That goes on without a caller who has given up, until it gets its locks or its server back, and
     * is rolled back then instead of taking effect behind the caller's back.
     */
    public static <T> Uni<T> transaction(Pool pool, Function<SqlConnection, Uni<T>> steps) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean givenUp = new AtomicBoolean();
            return pool.withTransaction(tx -> steps.apply(tx).invoke(done -> {
                        if (givenUp.get()) {
                            throw new CancellationException("nobody waits for it any more");
                        }
                    }))
                    .onCancellation()
                    .invoke(() -> givenUp.set(true));
        });
    }
}
