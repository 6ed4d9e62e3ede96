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
 * @param keys the Ed25519 keys, in the same order
 */
public record SealedEndpoint(
        byte @Nullable [] headers,
        byte[] secret,
        boolean secretMade,
        List<SealedSecret> replaced,
        List<SealedKey> keys) {
    /** The columns of its keys, in a query that calls the endpoint {@code e}. */
    static final String KEYS = """
            (select array_agg(k.private_key order by k.until nulls last) from signing_key k where k.endpoint_id = e.id)
                as signing_keys,
            (select array_agg(k.until order by k.until nulls last) from signing_key k where k.endpoint_id = e.id)
                as signing_until
            """;

    /**
     * A secret that was replaced.
     *
     * @param secret as it was
     * @param made whether Ringpost made it
     * @param until when it stops counting
     */
    public record SealedSecret(byte[] secret, boolean made, Instant until) {}

    /**
     * An Ed25519 key.
     *
     * @param key as it was sealed
     * @param until when it stops counting, if it was replaced
     */
    public record SealedKey(byte[] key, @Nullable Instant until) {}

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
                        .toList(),
                keys(row));
    }

    private static List<SealedKey> keys(Row row) {
        Buffer @Nullable [] keys = row.get(Buffer[].class, "signing_keys");
        if (keys == null) {
            return List.of();
        }
        @Nullable OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("signing_until");
        return IntStream.range(0, keys.length)
                .mapToObj(i -> new SealedKey(keys[i].getBytes(), until[i] == null ? null : until[i].toInstant()))
                .toList();
    }

    static byte @Nullable [] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
