package io.ringpost.outbound.announce;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the ingress of a registered event type, on {@code crm.event-types.v1}. */
@ApplicationScoped
public class EventTypeAnnouncer {
    private static final String TYPE = "io.ringpost.event-type.registered";

    private final Outbox outbox;

    EventTypeAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Announces it in the transaction that keeps it. */
    public Uni<Void> announce(SqlConnection tx, RegisteredEventType type, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, Ids.event(TYPE, type.name(), now.toString()));
        headers.put(EventHeaders.SOURCE, "/" + Service.OUTBOUND_WEBHOOK.id());
        headers.put(EventHeaders.TYPE, TYPE);
        headers.put(EventHeaders.SUBJECT, type.name());
        headers.put(EventHeaders.TIME, now.toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        return outbox.add(tx, List.of(new OutboxMessage(Topology.EVENT_TYPES, type.name(), headers, Json.write(type))));
    }
}
