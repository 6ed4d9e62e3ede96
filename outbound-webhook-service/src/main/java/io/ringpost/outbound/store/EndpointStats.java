package io.ringpost.outbound.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How an endpoint fares. What is read is the endpoint's own, however much others have. */
@ApplicationScoped
public class EndpointStats {
    /** What a fault of ours kept from the receiver says nothing about the receiver's speed. */
    static final String ATTEMPTS = """
            select count(*) filter (where a.error is null) as delivered,
                count(*) filter (where a.error is not null and not a.postponed) as failed,
                count(*) filter (where a.postponed and a.fault is distinct from 'ours') as postponed,
                count(*) filter (where a.fault = 'ours') as ours,
                percentile_cont(0.5) within group (order by a.latency_ms)
                    filter (where a.fault is distinct from 'ours') as p50,
                percentile_cont(0.95) within group (order by a.latency_ms)
                    filter (where a.fault is distinct from 'ours') as p95
            from attempt a
            where a.endpoint_id = $1 and a.started_at >= $2 and a.started_at < $3
            """;

    static final String DELIVERIES = """
            select planned.*, waiting.*, held.*, e.concurrency as places_at_most, %s as places_now
            from endpoint e %s cross join lateral (
                select count(*) filter (where status = 'delivered') as delivered,
                    count(*) filter (where status = 'failed') as failed,
                    count(*) filter (where status = 'expired') as expired,
                    count(*) filter (where status = 'cancelled') as cancelled,
                    count(*) filter (where status in ('pending', 'retrying', 'sending', 'held')) as open
                from delivery where endpoint_id = e.id and created_at >= now() - make_interval(secs => $2)
            ) planned cross join lateral (
                select count(*) filter (where due_at <= now()) as due,
                    count(*) filter (where status <> 'sending' and (due_at > now() or due_at is null)) as scheduled,
                    count(*) filter (where status = 'sending' and due_at > now()) as sending,
                    min(due_at) filter (where due_at <= now()) as oldest_due
                from delivery where endpoint_id = e.id and status in ('pending', 'retrying', 'sending')
            ) waiting cross join lateral (
                select count(*) as held from delivery where endpoint_id = e.id and status = 'held'
            ) held
            where e.id = $1 and e.deleted_at is null
            """.formatted(SlowedEndpoints.PLACES, SlowedEndpoints.JOINS);

    private final SlowReads reads;

    EndpointStats(SlowReads reads) {
        this.reads = reads;
    }

    /** The figures of the last so long, and the backlog as it is; empty if there is no such endpoint. */
    public Uni<Optional<Figures>> of(String endpointId, Duration window) {
        Tuple values = Tuple.of(endpointId, (double) window.toSeconds());
        Tuple days = days(endpointId, window);
        return reads.run(tx -> tx.preparedQuery(DELIVERIES)
                .execute(values)
                .flatMap(found -> found.rowCount() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : tx.preparedQuery(ATTEMPTS)
                                .execute(days)
                                .map(attempts -> Optional.of(figures(first(found), first(attempts))))));
    }

    /** Bound as they are, so that no other days are planned and locked. */
    static Tuple days(String endpointId, Duration window) {
        Instant now = Instant.now();
        return Tuple.of(endpointId, Times.sql(now.minus(window)), Times.sql(now.plus(Times.CLOCKS_DIFFER)));
    }

    private static Figures figures(Row deliveries, Row attempts) {
        return new Figures(
                new AttemptFigures(
                        attempts.getLong("delivered"),
                        attempts.getLong("failed"),
                        attempts.getLong("postponed"),
                        attempts.getLong("ours"),
                        attempts.getDouble("p50"),
                        attempts.getDouble("p95")),
                new DeliveryFigures(
                        deliveries.getLong("delivered"),
                        deliveries.getLong("failed"),
                        deliveries.getLong("expired"),
                        deliveries.getLong("cancelled"),
                        deliveries.getLong("open")),
                new Backlog(
                        deliveries.getLong("due"),
                        deliveries.getLong("scheduled"),
                        deliveries.getLong("sending"),
                        deliveries.getLong("held"),
                        Times.nullable(deliveries, "oldest_due")),
                new PlaceFigures(
                        deliveries.getLong("sending"),
                        deliveries.getInteger("places_now"),
                        deliveries.getInteger("places_at_most")));
    }

    private static Row first(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false).findFirst().orElseThrow();
    }

    /**
     * All of them.
     *
     * @param attempts POSTs that began in the window
     * @param deliveries planned in the window
     * @param backlog what waits now
     * @param places how many may be under way at once
     */
    public record Figures(AttemptFigures attempts, DeliveryFigures deliveries, Backlog backlog, PlaceFigures places) {}

    /**
     * How many deliveries may be under way at once.
     *
     * @param taken are
     * @param now may be: fewer while its receiver has too much to do
     * @param atMost may be when it has not, the endpoint's concurrency
     */
    public record PlaceFigures(long taken, int now, int atMost) {}

    /**
     * POSTs by what came of them.
     *
     * @param delivered accepted
     * @param failed refused, or no answer
     * @param postponed put off because the receiver asked for patience
     * @param ours kept from the receiver by a fault of ours
     * @param p50Millis the median latency, absent without any POST
     * @param p95Millis what 95 of 100 do not exceed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptFigures(
            long delivered,
            long failed,
            long postponed,
            long ours,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis) {}

    /**
     * Deliveries by where they stand.
     *
     * @param delivered arrived
     * @param failed given up
     * @param expired held for too long
     * @param cancelled because the endpoint was deleted
     * @param open still under way or held
     */
    public record DeliveryFigures(long delivered, long failed, long expired, long cancelled, long open) {}

    /**
     * What waits.
     *
     * @param due could go out now
     * @param scheduled for later, or when the first of their line is through
     * @param sending under way
     * @param held until the endpoint is enabled
     * @param oldestDueAt since when the oldest could go out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Backlog(
            long due,
            long scheduled,
            long sending,
            long held,
            @Nullable Instant oldestDueAt) {}
}
