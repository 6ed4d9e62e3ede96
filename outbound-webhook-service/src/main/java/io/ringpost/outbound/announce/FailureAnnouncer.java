package io.ringpost.outbound.announce;

import io.ringpost.outbound.plan.DeliveryPlanner;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.ringpost.outbound.plan.Subscription;
import io.ringpost.outbound.schedule.FailureWindow;
import io.ringpost.outbound.schedule.FailureWindow.Outcome;
import io.ringpost.outbound.schedule.FailureWindow.Told;
import io.ringpost.outbound.store.Deliveries;
import io.ringpost.outbound.store.FailureNotes;
import io.ringpost.outbound.store.Subscriptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells other endpoints of deliveries that failed for good, by {@code webhook.entrega_falhou}. */
@ApplicationScoped
public class FailureAnnouncer {
    private final FailureNotes notes;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    FailureAnnouncer(FailureNotes notes, Subscriptions subscriptions, Deliveries deliveries) {
        this.notes = notes;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** Plans what is to be told of the oldest notes; true if there may be more of them. */
    public Uni<Boolean> announce(SqlConnection tx) {
        return notes.begin(tx).flatMap(now -> now.map(at -> notes.take(tx).flatMap(failed -> tell(tx, failed, at)))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> tell(SqlConnection tx, Map<String, List<FailedDelivery>> failed, Instant now) {
        boolean more = failed.values().stream().mapToInt(List::size).sum() == FailureNotes.BATCH;
        return notes.windows(tx, failed.keySet(), now)
                .map(windows -> outcomes(windows, failed, now))
                .flatMap(outcomes -> outcomes.isEmpty()
                        ? Uni.createFrom().item(false)
                        : keep(tx, outcomes).chain(() -> plan(tx, outcomes)).replaceWith(more));
    }

    private static Map<String, Outcome<FailedDelivery>> outcomes(
            Map<String, FailureWindow<FailedDelivery>> windows, Map<String, List<FailedDelivery>> failed, Instant now) {
        Map<String, Outcome<FailedDelivery>> outcomes = new LinkedHashMap<>();
        Stream.of(failed.keySet(), windows.keySet())
                .flatMap(Set::stream)
                .distinct()
                .forEach(endpoint -> outcomes.put(
                        endpoint,
                        FailureWindow.after(windows.get(endpoint), failed.getOrDefault(endpoint, List.of()), now)));
        return outcomes;
    }

    private Uni<Void> keep(SqlConnection tx, Map<String, Outcome<FailedDelivery>> outcomes) {
        Map<String, Optional<FailureWindow<FailedDelivery>>> windows = new LinkedHashMap<>();
        outcomes.forEach((endpoint, outcome) -> windows.put(endpoint, Optional.ofNullable(outcome.window())));
        return notes.keep(tx, windows);
    }

    private Uni<Integer> plan(SqlConnection tx, Map<String, Outcome<FailedDelivery>> outcomes) {
        List<Told<FailedDelivery>> told = outcomes.values().stream()
                .flatMap(outcome -> outcome.told().stream())
                .toList();
        return told.isEmpty()
                ? Uni.createFrom().item(0)
                : subscriptions
                        .all(tx)
                        .map(all ->
                                told.stream().flatMap(one -> planned(one, all)).toList())
                        .flatMap(planned -> deliveries.add(tx, planned, Duration.ZERO));
    }

    /** No endpoint is told of itself. */
    private static Stream<PlannedDelivery> planned(Told<FailedDelivery> told, List<Subscription> all) {
        FailedDelivery failed = told.failure();
        return DeliveryPlanner.plan(List.of(failed.occurrence(told.more())), all).stream()
                .filter(planned -> !planned.endpointId().equals(failed.endpointId()));
    }
}
