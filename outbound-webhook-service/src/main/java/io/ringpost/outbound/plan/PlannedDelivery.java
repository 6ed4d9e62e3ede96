package io.ringpost.outbound.plan;

import io.ringpost.contract.Ids;

/**
 * One event that is to reach one endpoint.
 *
 * @param id the same however often it is planned
 * @param endpointId who is told
 * @param occurrence what
 */
public record PlannedDelivery(String id, String endpointId, Occurrence occurrence) {
    /** Plans it. */
    public static PlannedDelivery of(Occurrence occurrence, String endpointId) {
        return new PlannedDelivery(Ids.delivery(occurrence.eventId(), endpointId), endpointId, occurrence);
    }
}
