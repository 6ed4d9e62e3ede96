package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted columns of an endpoint, opened only where a POST is signed.
 *
 * @param headers further headers
 * @param secret the newest secret
 * @param secretMade whether Ringpost made it
 * @param previousSecret the one that it replaced
 * @param previousMade whether Ringpost made that one
 * @param previousUntil when that one stops counting
 */
public record SealedEndpoint(
        byte @Nullable [] headers,
        byte[] secret,
        boolean secretMade,
        byte @Nullable [] previousSecret,
        boolean previousMade,
        @Nullable Instant previousUntil) {

    static SealedEndpoint of(Row row) {
        return new SealedEndpoint(
                bytes(row, "headers"),
                row.getBuffer("secret").getBytes(),
                row.getBoolean("secret_made"),
                bytes(row, "previous_secret"),
                Boolean.TRUE.equals(row.getBoolean("previous_made")),
                Times.nullable(row, "previous_until"));
    }

    static byte @Nullable [] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
