package io.ringpost.outbound.announce;

import io.ringpost.contract.Ids;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.plan.DeliveryPlanner;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.ringpost.outbound.plan.Subscription;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.plan.alert.Trouble;
import io.ringpost.outbound.store.Deliveries;
import io.ringpost.outbound.store.Subscriptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells subscribers of alerts, by {@code alerta.disparado}; no endpoint of what is wrong with itself. */
@ApplicationScoped
public class AlertAnnouncer {
    /** The name of the webhook. */
    public static final String WEBHOOK = "alerta.disparado";

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    AlertAnnouncer(Subscriptions subscriptions, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** Plans their deliveries; planned again they are the same. Tells how many are new. */
    public Uni<Integer> announce(SqlConnection tx, List<Notice> notices) {
        return subscriptions
                .all(tx)
                .map(all -> notices.stream()
                        .flatMap(notice -> planned(notice, all).stream())
                        .toList())
                .flatMap(planned -> deliveries.add(tx, planned, Duration.ZERO));
    }

    private static List<PlannedDelivery> planned(Notice notice, List<Subscription> all) {
        return DeliveryPlanner.plan(List.of(occurrence(notice)), all).stream()
                .filter(planned -> !planned.endpointId().equals(notice.trouble().subject()))
                .toList();
    }

    /** What is told of it; its end after its beginning where order is asked for. */
    public static Occurrence occurrence(Notice notice) {
        Trouble trouble = notice.trouble();
        String id = Ids.event(WEBHOOK, trouble.id(), notice.occasion());
        return Occurrence.made(new EventInfo(id, trouble.id(), trouble.lastAt(), 1), WEBHOOK, null, data(trouble))
                .about(trouble.id());
    }

    private static Map<String, Object> data(Trouble trouble) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rule", trouble.rule());
        data.put("subject", trouble.subject());
        data.put("state", trouble.firing() ? "firing" : "recovered");
        data.put("severity", trouble.severity().wire());
        data.put("message", trouble.message());
        data.put("since", trouble.since().toString());
        data.put("lastAt", trouble.lastAt().toString());
        data.put("times", trouble.times());
        return data;
    }
}
