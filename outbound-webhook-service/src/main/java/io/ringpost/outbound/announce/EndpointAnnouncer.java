package io.ringpost.outbound.announce;

import io.ringpost.contract.Service;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.outbound.plan.DeliveryPlanner;
import io.ringpost.outbound.store.Deliveries;
import io.ringpost.outbound.store.Subscriptions;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells operators of an endpoint in trouble, by webhook and by alert, with what made it so or not at all. */
@ApplicationScoped
public class EndpointAnnouncer {
    private final Outbox outbox;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    EndpointAnnouncer(Outbox outbox, Subscriptions subscriptions, Deliveries deliveries) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** Announces it. */
    public Uni<Void> announce(SqlConnection tx, EndpointNotice notice) {
        Instant at = notice.at().truncatedTo(ChronoUnit.MILLIS);
        Alert warning = new Alert(at, notice.rule(), notice.endpointId(), notice.message());
        Alert alert = notice.disabled() ? warning.critical() : warning;
        return outbox.add(tx, List.of(OutboxMessage.of(AlertCodec.encode(Service.OUTBOUND_WEBHOOK, alert))))
                .chain(() -> subscriptions.all(tx))
                .map(all -> DeliveryPlanner.plan(List.of(notice.occurrence()), all).stream()
                        .filter(planned -> !planned.endpointId().equals(notice.endpointId()))
                        .toList())
                .flatMap(planned -> deliveries.add(tx, planned, Duration.ZERO))
                .replaceWithVoid();
    }
}
