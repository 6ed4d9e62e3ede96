package io.ringpost.outbound.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted columns of an endpoint, opened only where a POST is signed.
 *
 * @param headers further headers
 * @param secret the newest secret
 * @param secretMade whether Ringpost made it
 * @param replaced the secrets before it that may still count, oldest first
 */
public record SealedEndpoint(
        byte @Nullable [] headers, byte[] secret, boolean secretMade, List<SealedSecret> replaced) {
    /**
     * A secret that was replaced.
     *
     * @param secret as it was
     * @param made whether Ringpost made it
     * @param until when it stops counting
     */
    public record SealedSecret(byte[] secret, boolean made, Instant until) {}

    static SealedEndpoint of(Row row) {
        Buffer[] secrets = row.get(Buffer[].class, "replaced_secrets");
        Boolean[] made = row.getArrayOfBooleans("replaced_made");
        OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("replaced_until");
        return new SealedEndpoint(
                bytes(row, "headers"),
                row.getBuffer("secret").getBytes(),
                row.getBoolean("secret_made"),
                IntStream.range(0, secrets.length)
                        .mapToObj(i -> new SealedSecret(secrets[i].getBytes(), made[i], until[i].toInstant()))
                        .toList());
    }

    static byte @Nullable [] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
