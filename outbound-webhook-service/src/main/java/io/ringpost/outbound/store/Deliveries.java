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
    private static final String INSERT_EVENTS = """
            insert into event (id, name, call_id, body)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
            on conflict (id) do nothing
            """;
    /** The endpoint's row is locked: who enables it meanwhile comes before this, or finds what this holds. */
    private static final String INSERT = """
            insert into delivery (id, endpoint_id, event_id, event, call_id, status, due_at)
            select d.id, d.endpoint_id, d.event_id, v.name, v.call_id,
                case when e.enabled then 'pending' else 'held' end,
                case when e.enabled then now() + make_interval(secs => $4) end
            from unnest($1::text[], $2::text[], $3::text[]) as d(id, endpoint_id, event_id)
            join event v on v.id = d.event_id
            join endpoint e on e.id = d.endpoint_id and e.deleted_at is null
            for share of e
            on conflict (id) do nothing
            """;

    Deliveries() {}

    /** Keeps what was planned; the first attempt is due after the given wait. Tells how many are new. */
    public Uni<Integer> add(SqlConnection tx, List<PlannedDelivery> planned, Duration firstWait) {
        if (planned.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<String, Occurrence> events = new LinkedHashMap<>();
        planned.forEach(delivery -> events.putIfAbsent(delivery.occurrence().eventId(), delivery.occurrence()));
        return tx.preparedQuery(INSERT_EVENTS)
                .execute(events(events.values()))
                .flatMap(kept ->
                        tx.preparedQuery(INSERT).execute(deliveries(planned).addValue(firstWait.toNanos() / 1e9)))
                .map(added -> added.rowCount());
    }

    private static Tuple events(Collection<Occurrence> events) {
        return Tuple.tuple()
                .addValue(column(events, Occurrence::eventId))
                .addValue(column(events, Occurrence::name))
                .addValue(events.stream().map(Occurrence::callId).toArray(String[]::new))
                .addValue(events.stream()
                        .map(event -> Buffer.buffer(event.body()))
                        .toArray(Buffer[]::new));
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
