package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery after its attempt was saved.
 *
 * @param lease the token under which it was saved
 * @param status where it stands
 * @param posts how many POSTs were made in all
 * @param dueAt when the next is due
 */
public record Saved(
        long lease, String status, int posts, @Nullable Instant dueAt) {
    static Saved of(Row row) {
        return new Saved(
                row.getLong("lease"), row.getString("status"), row.getInteger("posts"), Times.nullable(row, "due_at"));
    }
}
