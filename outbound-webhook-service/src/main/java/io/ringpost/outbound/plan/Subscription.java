package io.ringpost.outbound.plan;

import java.util.List;

/**
 * What an endpoint wants to hear of.
 *
 * @param endpointId the endpoint
 * @param events any of them will do; none means nothing
 * @param filter narrows them down
 */
public record Subscription(String endpointId, List<EventPattern> events, EventFilter filter) {
    /** Keeps its own copy. */
    public Subscription {
        events = List.copyOf(events);
    }

    boolean wants(String name) {
        return events.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
