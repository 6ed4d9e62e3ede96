package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What follows in a transaction is planned once per connection: planning a claim costs twice as much as doing it.
 *
 * <p>Not before the table is large. While it is almost empty every way costs the same, and the one that is chosen then may
 * read whole indexes later. How large it is, its files say; statistics may come a long time after the rows.
 */
final class PlannedOnce {
    /** Some thousands of deliveries. */
    private static final int LARGE_BYTES = 2 * 1024 * 1024;

    /** A plan that is kept is for a table of any size: only ways by an index stay good. */
    static final String SQL = """
            select set_config('plan_cache_mode', case when large then 'force_generic_plan' else 'force_custom_plan' end, true),
                set_config('enable_seqscan', by_any_way, true), set_config('enable_hashjoin', by_any_way, true),
                set_config('enable_mergejoin', by_any_way, true)
            from (select pg_relation_size('delivery') >= %d as large) known
            cross join lateral (select case when large then 'off' else 'on' end as by_any_way) ways
            """.formatted(LARGE_BYTES);

    private PlannedOnce() {}

    static Uni<Void> from(SqlConnection tx) {
        return tx.preparedQuery(SQL).execute().replaceWithVoid();
    }
}
