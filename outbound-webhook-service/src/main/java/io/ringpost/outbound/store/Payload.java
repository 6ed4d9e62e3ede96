package io.ringpost.outbound.store;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery carries, or that it does no more.
 *
 * @param body what goes out
 * @param purgedAt since when there is none
 */
public record Payload(@Nullable String body, @Nullable Instant purgedAt) {
    static Payload of(Row row) {
        Instant purgedAt = Times.nullable(row, "purged_at");
        return new Payload(purgedAt == null ? row.getBuffer("body").toString(StandardCharsets.UTF_8) : null, purgedAt);
    }
}
