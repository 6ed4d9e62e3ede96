package io.ringpost.outbound.consume;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.outbound.send.AlertChannels;
import io.ringpost.outbound.store.Alerts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps each alert, once, as what its trouble has come to. */
@ApplicationScoped
public class AlertKeeping implements BatchHandler<Alert> {
    private final Alerts alerts;
    private final AlertChannels channels;

    AlertKeeping(Alerts alerts, AlertChannels channels) {
        this.alerts = alerts;
        this.channels = channels;
    }

    @Override
    public String consumer() {
        return Service.OUTBOUND_WEBHOOK.id() + "-alerts";
    }

    @Override
    public Understood<Alert> understand(InboundRecord polled) {
        if (polled.tombstone()) {
            return new Understood.Ignored<>("tombstone");
        }
        if (!Alert.TYPE.equals(polled.headers().get(EventHeaders.TYPE))) {
            return new Understood.Ignored<>("unknown_type");
        }
        String id = polled.headers().getOrDefault(EventHeaders.ID, "");
        if (id.isEmpty()) {
            return new Understood.Poison<>("no_id", "the record has no event id");
        }
        Alert alert = AlertCodec.decode(polled.value());
        return alert.at() == null || alert.rule() == null || alert.subject() == null || alert.message() == null
                ? new Understood.Poison<>("incomplete", "the alert lacks its time, rule, subject or message")
                : new Understood.Relevant<>(id, alert);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Alert> fresh) {
        return alerts.keep(tx, fresh, channels.open(), channels.rule());
    }
}
