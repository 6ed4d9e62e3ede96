package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.EventFilter;
import io.ringpost.outbound.plan.EventPattern;
import io.ringpost.outbound.plan.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who wants what, for planning; what a disabled endpoint wants is held until it is enabled. */
@ApplicationScoped
public class Subscriptions {
    private static final String ALL = "select id, events, filter from endpoint where deleted_at is null";

    /** Each is understood once: they are read for every batch of events, and seldom change. */
    private volatile Map<Written, Subscription> understood = Map.of();

    Subscriptions() {}

    /** All of them, as they stand now. */
    public Uni<List<Subscription>> all(SqlConnection tx) {
        return tx.preparedQuery(ALL).execute().map(found -> {
            Map<Written, Subscription> before = understood;
            Map<Written, Subscription> now = new LinkedHashMap<>();
            for (Row row : found) {
                Written written = Written.of(row);
                Subscription known = before.get(written);
                now.put(written, known == null ? written.understand() : known);
            }
            understood = now;
            return List.copyOf(now.values());
        });
    }

    private record Written(String endpointId, List<String> events, String filter) {
        static Written of(Row row) {
            return new Written(row.getString("id"), List.of(row.getArrayOfStrings("events")), row.getString("filter"));
        }

        Subscription understand() {
            return new Subscription(
                    endpointId,
                    events.stream().map(EventPattern::new).toList(),
                    new EventFilter(EndpointRows.filter(filter)));
        }
    }
}
