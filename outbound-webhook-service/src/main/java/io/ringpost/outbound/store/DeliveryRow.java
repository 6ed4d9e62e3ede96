package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it stands, for readers.
 *
 * @param id the value of {@code webhook-id}
 * @param endpointId where it goes
 * @param eventId the event it carries
 * @param event the event's name
 * @param callId the call it is about
 * @param status where it stands
 * @param attempts how many attempts were used up
 * @param lastStatus what its last attempt was answered
 * @param lastError what went wrong with that
 * @param error why it was ended, if it was by a fault of ours
 * @param waitsFor why it waits
 * @param dueAt when the next attempt is due, or the present one's lease ends
 * @param waits what else may keep it waiting
 * @param endpointEnabled whether its endpoint gets anything
 * @param createdAt when it was planned
 * @param updatedAt when it last changed
 */
public record DeliveryRow(
        String id,
        String endpointId,
        String eventId,
        String event,
        @Nullable String callId,
        String status,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable String error,
        @Nullable String waitsFor,
        @Nullable Instant dueAt,
        Wait waits,
        boolean endpointEnabled,
        Instant createdAt,
        Instant updatedAt) {

    /** Nothing went wrong with the last attempt of what arrived: if it says so, the release before delivered it, which writes neither. */
    static DeliveryRow of(Row row) {
        String error = row.getString("last_error");
        boolean stale = error != null && row.getString("status").equals("delivered");
        return new DeliveryRow(
                row.getString("id"),
                row.getString("endpoint_id"),
                row.getString("event_id"),
                row.getString("event"),
                row.getString("call_id"),
                row.getString("status"),
                row.getInteger("attempts"),
                stale ? null : row.getInteger("last_status"),
                stale ? null : error,
                row.getString("error"),
                row.getString("waits_for"),
                Times.nullable(row, "due_at"),
                Wait.of(row),
                row.getBoolean("enabled"),
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"));
    }
}
