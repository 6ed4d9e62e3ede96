package io.ringpost.outbound.plan;

import io.ringpost.contract.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides who is told of what. */
public final class DeliveryPlanner {
    private DeliveryPlanner() {}

    /** The deliveries that the occurrences make, in their order. */
    public static List<PlannedDelivery> plan(List<Occurrence> occurrences, List<Subscription> subscriptions) {
        return occurrences.stream()
                .flatMap(occurrence -> plan(occurrence, subscriptions))
                .toList();
    }

    private static Stream<PlannedDelivery> plan(Occurrence occurrence, List<Subscription> subscriptions) {
        List<Subscription> wanting = subscriptions.stream()
                .filter(subscription -> subscription.wants(occurrence.name()))
                .toList();
        boolean narrowed =
                wanting.stream().anyMatch(subscription -> !subscription.filter().everything());
        Map<?, ?> data = narrowed ? data(occurrence) : Map.of();
        return wanting.stream()
                .filter(subscription -> subscription.filter().matches(data))
                .map(subscription -> PlannedDelivery.of(occurrence, subscription.endpointId()));
    }

    private static Map<?, ?> data(Occurrence occurrence) {
        return Json.read(occurrence.data().getBytes(StandardCharsets.UTF_8), Map.class);
    }
}
