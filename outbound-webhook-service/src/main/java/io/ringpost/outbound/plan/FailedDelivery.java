package io.ringpost.outbound.plan;

import io.ringpost.contract.Ids;
import io.ringpost.contract.event.EventInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that failed for good, as operators are told of it: neither URL nor payload, nor what a receiver answered.
 *
 * @param deliveryId which
 * @param lease the token under which it failed; one that is given back may fail again under another
 * @param endpointId where it went
 * @param event the event's name
 * @param eventId the event
 * @param callId the call it is about
 * @param attempts how many attempts were used up
 * @param status the receiver's last HTTP status
 * @param error stable code of what went wrong last
 * @param plannedAt when it was planned
 * @param failedAt when it failed
 */
public record FailedDelivery(
        String deliveryId,
        long lease,
        String endpointId,
        String event,
        String eventId,
        @Nullable String callId,
        int attempts,
        @Nullable Integer status,
        @Nullable String error,
        Instant plannedAt,
        Instant failedAt) {
    private static final String WEBHOOK = "webhook.entrega_falhou";

    /** Whether anybody is told of it: of what tells operators nobody is, or there would be no end to it. */
    public boolean told() {
        return !event.startsWith("webhook.") && !event.startsWith("alerta.");
    }

    /** The webhook that tells of it, and that it stands for so many others; the same however often it is made. */
    public Occurrence occurrence(int more) {
        String id = Ids.event(WEBHOOK, deliveryId, Long.toString(lease));
        EventInfo info = new EventInfo(id, deliveryId, failedAt.truncatedTo(ChronoUnit.MILLIS), lease);
        return Occurrence.made(info, WEBHOOK, null, data(more)).about(endpointId);
    }

    private Map<String, Object> data(int more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("endpointId", endpointId);
        data.put("deliveryId", deliveryId);
        data.put("event", event);
        data.put("eventId", eventId);
        if (callId != null) {
            data.put("callId", callId);
        }
        data.put("attempts", attempts);
        if (status != null) {
            data.put("status", status);
        }
        if (error != null) {
            data.put("error", error);
        }
        data.put("plannedAt", plannedAt.toString());
        data.put("failedAt", failedAt.toString());
        data.put("more", more);
        return data;
    }
}
