package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.Next;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt made of its delivery.
 *
 * @param deliveryId the delivery
 * @param lease the token under which it was claimed
 * @param next what follows
 * @param endedAt when the attempt was over
 * @param answered the receiver's HTTP status
 * @param error stable code of what went wrong
 * @param counted whether it is kept and told; a fault of ours that goes on is so only once
 */
public record FinishedAttempt(
        String deliveryId,
        long lease,
        Next next,
        Instant endedAt,
        @Nullable Integer answered,
        @Nullable String error,
        boolean counted) {
    /** How long from now the next attempt is due; the database adds it to its own clock. */
    @Nullable
    Duration pause() {
        Instant dueAt = next.dueAt();
        return dueAt == null ? null : Duration.between(endedAt, dueAt);
    }

    @Nullable
    String waitsFor() {
        return next.waitsFor();
    }
}
