package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Deliveries on their way in: planned once, however often their event comes. */
@ApplicationScoped
public class Deliveries {
    /**
     * An event that comes again is locked, so that its payload is not purged before it is planned; one that was purged has it
     * again.
     */
    private static final String INSERT_EVENTS = """
            insert into event (id, name, call_id, body, entity, traceparent)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::text[])
            on conflict (id) do update set body = excluded.body, purged_at = null where event.purged_at is not null
            """;

    /**
     * The endpoint's row is locked: who enables it meanwhile comes before this, or finds what this holds. What an endpoint
     * wants in order stands in line, in the order in which it was planned.
     */
    static final String INSERT = """
            with added as (
                insert into delivery (id, endpoint_id, event_id, event, call_id, entity, place, status, waits_for, due_at)
                select d.id, d.endpoint_id, d.event_id, v.name, v.call_id, case when e.ordered then v.entity end,
                    case when e.ordered and v.entity is not null then nextval('delivery_place') end,
                    case when e.enabled then 'pending' else 'held' end,
                    case when e.enabled and e.ordered and v.entity is not null then 'order' end,
                    case when e.enabled and (not e.ordered or v.entity is null)
                        then now() + make_interval(secs => $4) end
                from unnest($1::text[], $2::text[], $3::text[]) with ordinality as d(id, endpoint_id, event_id, turn)
                join event v on v.id = d.event_id
                cross join lateral (
                    select o.enabled, o.ordered from endpoint o where o.id = d.endpoint_id and o.deleted_at is null
                    for share) e
                order by d.turn
                on conflict (id) do nothing
                returning endpoint_id, entity, status
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from added where entity is not null and status = 'pending'
            )
            select count(*) as added from added
            """;

    Deliveries() {}

    /** Keeps what was planned; the first attempt is due after the given wait. Tells how many are new. */
    public Uni<Integer> add(SqlConnection tx, List<PlannedDelivery> planned, Duration firstWait) {
        if (planned.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<String, Occurrence> events = new LinkedHashMap<>();
        planned.forEach(delivery -> events.putIfAbsent(delivery.occurrence().eventId(), delivery.occurrence()));
        return Together.of(
                        tx.preparedQuery(INSERT_EVENTS).execute(events(events.values())),
                        tx.preparedQuery(INSERT).execute(deliveries(planned).addValue(Times.seconds(firstWait))))
                .map(found -> found.iterator().next().getInteger("added"));
    }

    private static Tuple events(Collection<Occurrence> events) {
        return Tuple.tuple()
                .addValue(column(events, Occurrence::eventId))
                .addValue(column(events, Occurrence::name))
                .addValue(events.stream().map(Occurrence::callId).toArray(String[]::new))
                .addValue(events.stream()
                        .map(event -> Buffer.buffer(event.body()))
                        .toArray(Buffer[]::new))
                .addValue(events.stream().map(Occurrence::entity).toArray(String[]::new))
                .addValue(events.stream().map(Occurrence::trace).toArray(String[]::new));
    }

    private static Tuple deliveries(List<PlannedDelivery> planned) {
        return Tuple.tuple()
                .addValue(column(planned, PlannedDelivery::id))
                .addValue(column(planned, PlannedDelivery::endpointId))
                .addValue(column(planned, delivery -> delivery.occurrence().eventId()));
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
