package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A claimed delivery whose row, or its endpoint's, cannot be read by this release.
 *
 * @param delivery what is known of it
 * @param claims how often it was claimed since an outcome of it was last saved
 * @param cause why not
 */
public record UnreadableDelivery(StuckDelivery delivery, int claims, RuntimeException cause) {
    static UnreadableDelivery of(Row row, RuntimeException cause) {
        StuckDelivery delivery = new StuckDelivery(
                row.getString("id"),
                row.getLong("lease"),
                row.getString("endpoint_id"),
                row.getString("event"),
                StuckDelivery.UNREADABLE);
        return new UnreadableDelivery(delivery, row.getInteger("claims"), cause);
    }
}
