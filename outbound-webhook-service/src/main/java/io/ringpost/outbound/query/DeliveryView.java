package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.outbound.store.DeliveryRow;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in lists.
 *
 * @param id the value of {@code webhook-id}
 * @param endpointId where it goes
 * @param eventId the event it carries
 * @param event the event's name
 * @param callId the call it is about
 * @param status where it stands
 * @param attempts how many attempts were used up
 * @param lastStatus what its last attempt was answered, if it was
 * @param lastError the code of what went wrong with that, if anything did
 * @param error why it failed, if not by its attempts: {@code unsaveable} (what came of it could not be saved) or
 *     {@code unreadable}
 * @param fault whose that is: {@code ours}
 * @param waitsFor why it waits: {@code schedule}, {@code retry_after}, {@code ours}, {@code rate_limit}, {@code order},
 *     {@code endpoint_disabled}, {@code release} or {@code turn}
 * @param nextAttemptAt when the next attempt is made at the earliest, as far as that is known
 * @param createdAt when it was planned
 * @param updatedAt when it last changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
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
        @Nullable String fault,
        @Nullable String waitsFor,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        Instant updatedAt) {

    private static final Set<String> WAITING = Set.of("pending", "retrying", "held");

    static DeliveryView of(DeliveryRow row) {
        boolean waits = WAITING.contains(row.status());
        boolean quarantined = row.status().equals("failed") && row.error() != null;
        return new DeliveryView(
                row.id(),
                row.endpointId(),
                row.eventId(),
                row.event(),
                row.callId(),
                row.status(),
                row.attempts(),
                row.lastStatus(),
                row.lastError(),
                quarantined ? row.error() : null,
                quarantined ? "ours" : null,
                waits ? waitsFor(row) : null,
                waits ? nextAttemptAt(row) : null,
                row.createdAt(),
                row.updatedAt());
    }

    private static String waitsFor(DeliveryRow row) {
        if (!row.endpointEnabled()) {
            return "endpoint_disabled";
        }
        if (row.status().equals("held")) {
            return "release";
        }
        if (row.waits().limitedUntil(row.dueAt()) != null) {
            return "rate_limit";
        }
        return row.waitsFor() == null ? "turn" : row.waitsFor();
    }

    private static @Nullable Instant nextAttemptAt(DeliveryRow row) {
        if (row.dueAt() == null) {
            return row.waits().lineMovesAt();
        }
        Instant limited = row.waits().limitedUntil(row.dueAt());
        return limited == null ? row.dueAt() : limited;
    }
}
