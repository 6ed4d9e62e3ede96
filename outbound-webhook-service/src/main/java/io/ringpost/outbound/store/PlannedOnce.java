package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Statements that every delivery needs are planned once per connection: to plan one costs more than to do it.
 *
 * <p>Not before the table is large. While it is almost empty every way costs the same, and the one that is chosen then may
 * read whole indexes later. How large it is, its files say; statistics may come a long time after the rows.
 */
@ApplicationScoped
public class PlannedOnce {
    /** Some thousands of deliveries. */
    private static final int LARGE_BYTES = 2 * 1024 * 1024;

    /** Whether it is time; who asks anyway tells it to {@link #seen}. */
    static final String LARGE = "pg_relation_size('delivery') >= " + LARGE_BYTES;

    /** A plan that is kept is for a table of any size: only ways by an index stay good. */
    static final String SQL = """
            set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off;
            set local enable_hashjoin = off; set local enable_mergejoin = off
            """;

    private volatile boolean large;

    PlannedOnce() {}

    void seen(boolean large) {
        this.large = large;
    }

    /** Does the first of a transaction's statements for which this holds; to the end of the transaction it holds for all. */
    public <T> Uni<T> from(SqlConnection tx, Uni<T> first) {
        return large ? Together.of(tx.query(SQL).execute(), first) : first;
    }
}
