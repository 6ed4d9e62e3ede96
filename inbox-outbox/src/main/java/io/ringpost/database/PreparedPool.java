package io.ringpost.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Connections that parse each statement once; without it every statement takes two trips to the server.
 *
 * <p>After a table has changed under it, a connection's next use of a statement may fail once; then it is parsed anew.
 */
@Singleton
public class PreparedPool implements PgPoolCreator {
    /** The largest statement has some 5,000 characters; the client's own limit is 2,048. */
    private static final int LONGEST_STATEMENT = 16_384;

    /** A service has some hundred of them, and lists a text per combination of filters. */
    private static final int STATEMENTS = 256;

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .map(PreparedPool::prepared)
                .toList();
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }

    /**
     * Has a server's statements parsed once. They are planned for what they are given each time: a plan that is kept may be
     * from when its table was empty. None is compiled: all are short, and whether it pays is decided by estimates.
     */
    public static SqlConnectOptions prepared(PgConnectOptions server) {
        return server.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                .addProperty("plan_cache_mode", "force_custom_plan")
                .addProperty("jit", "off");
    }
}
