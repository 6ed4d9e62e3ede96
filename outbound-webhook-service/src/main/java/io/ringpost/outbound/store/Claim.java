package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one claim took.
 *
 * @param deliveries this replica's alone for the length of the lease
 * @param unreadable likewise, but nothing can be sent of them
 * @param again when there is surely more to take; absent if only a ring or the next look can tell
 */
public record Claim(
        List<ClaimedDelivery> deliveries,
        List<UnreadableDelivery> unreadable,
        @Nullable Duration again) {

    /** Each row is read by itself: one that cannot be read keeps none of the others back. */
    static Claim of(RowSet<Row> rows) {
        List<ClaimedDelivery> deliveries = new ArrayList<>();
        List<UnreadableDelivery> unreadable = new ArrayList<>();
        for (Row row : rows) {
            try {
                deliveries.add(ClaimedDelivery.of(row));
            } catch (RuntimeException e) {
                unreadable.add(UnreadableDelivery.of(row, e));
            }
        }
        return new Claim(deliveries, unreadable, null);
    }

    Claim again(@Nullable Duration when) {
        return new Claim(deliveries, unreadable, when);
    }

    /** How many it took. */
    public int size() {
        return deliveries.size() + unreadable.size();
    }
}
