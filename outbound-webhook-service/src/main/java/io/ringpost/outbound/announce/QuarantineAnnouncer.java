package io.ringpost.outbound.announce;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.delivery.Delivery;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.store.FailureNotes;
import io.ringpost.outbound.store.Quarantine.Ended;
import io.ringpost.outbound.store.StuckDelivery;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells of deliveries that were ended by a fault of ours: that they failed, and an alert per endpoint. */
@ApplicationScoped
public class QuarantineAnnouncer {
    private static final String RULE = "delivery_quarantined";

    private final Outbox outbox;
    private final FailureNotes notes;

    QuarantineAnnouncer(Outbox outbox, FailureNotes notes) {
        this.outbox = outbox;
        this.notes = notes;
    }

    /** Announces it. */
    public Uni<Void> announce(SqlConnection tx, Ended ended) {
        FailedDelivery failed = ended.failed();
        return outbox.add(tx, List.of(failure(ended, failed)))
                .chain(() -> outbox.add(tx, List.of(alert(ended.stuck(), failed))))
                .chain(() -> ended.manual() ? Uni.createFrom().voidItem() : notes.add(tx, failed));
    }

    /** Without an attempt: which of them were made is not known. */
    private static OutboxMessage failure(Ended ended, FailedDelivery failed) {
        Delivery data = new Delivery(
                failed.deliveryId(),
                failed.endpointId(),
                failed.eventId(),
                failed.event(),
                failed.callId(),
                DeliveryStatus.FAILED,
                failed.attempts(),
                null,
                failed.plannedAt(),
                null);
        String id = Ids.event(DeliveryEvent.Failed.TYPE, failed.deliveryId(), failed.error() + ":" + failed.lease());
        EventInfo info = new EventInfo(id, failed.deliveryId(), failed.failedAt(), ended.posts());
        return OutboxMessage.of(EventCodec.encode(new DeliveryEvent.Failed(info, data), Service.OUTBOUND_WEBHOOK));
    }

    private static OutboxMessage alert(StuckDelivery stuck, FailedDelivery failed) {
        String message = "A webhook delivery was ended by a fault of Ringpost's own (" + stuck.error()
                + "). Give it back once that is mended.";
        Alert alert = new Alert(failed.failedAt().truncatedTo(ChronoUnit.MILLIS), RULE, stuck.endpointId(), message);
        return OutboxMessage.of(AlertCodec.encode(Service.OUTBOUND_WEBHOOK, alert));
    }
}
