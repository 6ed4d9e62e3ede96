package io.ringpost.outbound.announce;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.delivery.Attempt;
import io.ringpost.contract.delivery.Delivery;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.store.AttemptRecord;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.FailureNotes;
import io.ringpost.outbound.store.MadeAttempt;
import io.ringpost.outbound.store.Saved;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the events that tell of attempts beside them, in the same transaction. */
@ApplicationScoped
public class DeliveryAnnouncer {
    private final Outbox outbox;
    private final FailureNotes notes;

    DeliveryAnnouncer(Outbox outbox, FailureNotes notes) {
        this.outbox = outbox;
        this.notes = notes;
    }

    /** Announces them on {@code crm.deliveries.v1}. */
    public Uni<Void> announce(SqlConnection tx, List<MadeAttempt> made) {
        return outbox.add(tx, made.stream().map(DeliveryAnnouncer::message).toList());
    }

    /** Leaves it to {@link FailureAnnouncer} to tell other endpoints of it. */
    public Uni<Void> failed(SqlConnection tx, FailedDelivery failed) {
        return notes.add(tx, failed);
    }

    private static OutboxMessage message(MadeAttempt made) {
        DeliveryEvent event = event(delivery(made.delivery(), made.attempt(), made.saved()), made.attempt());
        EncodedEvent encoded = EventCodec.encode(event, Service.OUTBOUND_WEBHOOK);
        Map<String, String> headers = new LinkedHashMap<>(encoded.headers());
        made.delivery().traceparent().ifPresent(traceparent -> headers.put(EventHeaders.TRACEPARENT, traceparent));
        return new OutboxMessage(encoded.topic(), encoded.key(), headers, encoded.value());
    }

    private static DeliveryEvent event(Delivery data, AttemptRecord attempt) {
        return switch (data.status()) {
            case DELIVERED -> new DeliveryEvent.Delivered(info(DeliveryEvent.Delivered.TYPE, data, attempt), data);
            case FAILED -> new DeliveryEvent.Failed(info(DeliveryEvent.Failed.TYPE, data, attempt), data);
            default -> new DeliveryEvent.Attempted(info(DeliveryEvent.Attempted.TYPE, data, attempt), data);
        };
    }

    private static EventInfo info(String type, Delivery data, AttemptRecord attempt) {
        String id = Ids.event(type, data.id(), Integer.toString(attempt.post()));
        return new EventInfo(id, data.id(), attempt.startedAt().plusMillis(attempt.latencyMillis()), attempt.post());
    }

    private static Delivery delivery(ClaimedDelivery delivery, AttemptRecord attempt, Saved saved) {
        return new Delivery(
                delivery.id(),
                delivery.endpointId(),
                delivery.eventId(),
                delivery.event(),
                delivery.callId(),
                DeliveryStatus.valueOf(saved.status().toUpperCase(Locale.ROOT)),
                attempt.postponed() ? attempt.number() - 1 : attempt.number(),
                saved.dueAt(),
                delivery.createdAt(),
                new Attempt(
                        attempt.number(),
                        attempt.startedAt(),
                        attempt.latencyMillis(),
                        attempt.status(),
                        attempt.error(),
                        attempt.fault(),
                        attempt.manual()));
    }
}
