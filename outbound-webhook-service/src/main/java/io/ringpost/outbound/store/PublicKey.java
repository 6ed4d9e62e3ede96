package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of an endpoint's key.
 *
 * @param id its id
 * @param publicKey its public half
 * @param until when it stops counting, if it was replaced
 * @param createdAt when it was made
 */
public record PublicKey(
        String id, byte[] publicKey, @Nullable Instant until, Instant createdAt) {
    static PublicKey of(Row row) {
        return new PublicKey(
                row.getString("id"),
                row.getBuffer("public_key").getBytes(),
                Times.nullable(row, "until"),
                Times.instant(row, "created_at"));
    }
}
