package io.ringpost.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of the relay; the lag is measured by every replica, so that it shows even if none relays. */
@Singleton
public class RelayMeters {
    private static final String LAG = """
            select (select count(*) from (select from outbox
                    where published is null and refused is null limit 100000) as counted) as lag_rows,
                   coalesce((select extract(epoch from clock_timestamp() - added) * 1000 from outbox
                    where published is null and refused is null order by id limit 1), 0)::bigint as lag_millis,
                   (select count(*) from outbox where refused is not null) as refused
            """;

    private final MeterRegistry registry;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicLong lagRows = new AtomicLong();
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong refusedRows = new AtomicLong();

    public RelayMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("ringpost.outbox.lease.held", held);
        registry.gauge("ringpost.outbox.lag.rows", lagRows);
        registry.gauge("ringpost.outbox.lag.seconds", lagMillis, millis -> millis.get() / 1000.0);
        registry.gauge("ringpost.outbox.refused.rows", refusedRows);
    }

    void held(boolean holds) {
        held.set(holds ? 1 : 0);
    }

    void published(int rows) {
        registry.counter("ringpost.outbox.published").increment(rows);
    }

    void refused(int rows) {
        registry.counter("ringpost.outbox.refused").increment(rows);
    }

    void failed() {
        registry.counter("ringpost.outbox.failures").increment();
    }

    Uni<Void> measure(Pool pool) {
        return Statement.run(pool, LAG)
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    lagRows.set(row.getLong("lag_rows"));
                    lagMillis.set(row.getLong("lag_millis"));
                    refusedRows.set(row.getLong("refused"));
                })
                .replaceWithVoid();
    }
}
