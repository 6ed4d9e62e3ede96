package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The right to relay: held by one replica at a time, under a token that grows with every change of hands.
 *
 * <p>Whoever writes under an old token writes nothing. The times are the database's.
 */
final class RelayLease {
    private static final String HOLD = """
            update outbox_relay
            set token = case when owner = $1 and until > clock_timestamp() then token else token + 1 end,
                owner = $1,
                until = clock_timestamp() + make_interval(secs => $2)
            where owner = $1 or until <= clock_timestamp()
            returning token
            """;

    private static final String RELEASE = "update outbox_relay set until = '-infinity' where owner = $1 and token = $2";

    private final Pool pool;
    private final String owner;
    private final Duration length;

    RelayLease(Pool pool, String owner, Duration length) {
        this.pool = pool;
        this.owner = owner;
        this.length = length;
    }

    /** Takes or renews it; answers the token, or nothing while another holds it. */
    Uni<OptionalLong> hold() {
        return Statement.run(pool, HOLD, Tuple.of(owner, length.toMillis() / 1000.0))
                .map(RelayLease::token);
    }

    /** Gives it up, so that another need not wait. */
    Uni<Void> release(long token) {
        return Statement.run(pool, RELEASE, Tuple.of(owner, token)).replaceWithVoid();
    }

    private static OptionalLong token(RowSet<Row> rows) {
        return rows.size() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(rows.iterator().next().getLong(0));
    }
}
