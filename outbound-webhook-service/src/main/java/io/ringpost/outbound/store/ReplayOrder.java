package io.ringpost.outbound.store;

import java.time.Instant;
import java.util.List;

/**
 * Which deliveries are to be given back, and how fast.
 *
 * @param endpointId those of this endpoint
 * @param since planned at or after
 * @param until planned before
 * @param statuses those that stand so
 * @param perSecond how many in a second
 */
public record ReplayOrder(String endpointId, Instant since, Instant until, List<String> statuses, int perSecond) {
    public ReplayOrder {
        statuses = List.copyOf(statuses);
    }
}
