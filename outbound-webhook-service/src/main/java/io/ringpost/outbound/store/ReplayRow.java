package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it stands.
 *
 * @param id its id
 * @param order what was asked for
 * @param status whether it runs, is done or was cancelled
 * @param matched how many deliveries there were when it was asked for
 * @param replayed how many were given back
 * @param skipped how many stood otherwise when their turn came
 * @param endpointEnabled whether its endpoint gets anything; a replay waits for that
 * @param askedBy the name of the key that asked for it
 * @param cancelledBy the name of the key that cancelled it
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 */
public record ReplayRow(
        String id,
        ReplayOrder order,
        String status,
        int matched,
        int replayed,
        int skipped,
        boolean endpointEnabled,
        String askedBy,
        @Nullable String cancelledBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    static ReplayRow of(Row row) {
        return new ReplayRow(
                row.getString("id"),
                new ReplayOrder(
                        row.getString("endpoint_id"),
                        Times.instant(row, "since"),
                        Times.instant(row, "until"),
                        List.of(row.getArrayOfStrings("statuses")),
                        row.getInteger("per_second")),
                row.getString("status"),
                row.getInteger("matched"),
                row.getInteger("replayed"),
                row.getInteger("skipped"),
                row.getBoolean("enabled"),
                row.getString("asked_by"),
                row.getString("cancelled_by"),
                Times.instant(row, "created_at"),
                Times.nullable(row, "finished_at"));
    }

    /** Whether deliveries still wait for their turn. */
    public boolean running() {
        return status.equals("running");
    }
}
