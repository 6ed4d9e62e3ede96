package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.outbound.store.ReplayOrder;
import io.ringpost.outbound.store.ReplayRow;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A replay, as its askers follow it.
 *
 * @param id its id
 * @param endpointId of which endpoint
 * @param since planned at or after
 * @param until planned before
 * @param statuses which stood so
 * @param perSecond how many in a second
 * @param status whether it runs, is done or was cancelled
 * @param waitsFor {@code endpoint_disabled} while that keeps it from going on
 * @param matched how many deliveries there were when it was asked for
 * @param replayed how many were given back
 * @param skipped how many stood otherwise when their turn came: arrived, or tried again by somebody else
 * @param askedBy the name of the key that asked for it
 * @param cancelledBy the name of the key that cancelled it, absent if its endpoint was deleted
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Replay")
public record ReplayView(
        String id,
        String endpointId,
        Instant since,
        Instant until,
        List<String> statuses,
        int perSecond,
        String status,
        @Nullable String waitsFor,
        int matched,
        int replayed,
        int skipped,
        String askedBy,
        @Nullable String cancelledBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    static ReplayView of(ReplayRow row) {
        ReplayOrder order = row.order();
        return new ReplayView(
                row.id(),
                order.endpointId(),
                order.since(),
                order.until(),
                order.statuses(),
                order.perSecond(),
                row.status(),
                row.running() && !row.endpointEnabled() ? "endpoint_disabled" : null,
                row.matched(),
                row.replayed(),
                row.skipped(),
                row.askedBy(),
                row.cancelledBy(),
                row.createdAt(),
                row.finishedAt());
    }
}
