package io.ringpost.contract.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param id the value of the {@code webhook-id} header
 * @param endpointId where it goes
 * @param eventId the event it carries
 * @param event the event's name, as the receiver sees it
 * @param callId the call it is about, if it is about one
 * @param status where it stands
 * @param attempts how many attempts were used up
 * @param nextAttemptAt when the next one is due
 * @param createdAt when it was planned
 * @param attempt the attempt that this event tells of
 */
public record Delivery(
        String id,
        String endpointId,
        String eventId,
        String event,
        @Nullable String callId,
        DeliveryStatus status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Attempt attempt) {}
