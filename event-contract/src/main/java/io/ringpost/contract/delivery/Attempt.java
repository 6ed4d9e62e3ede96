package io.ringpost.contract.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One POST of a delivery.
 *
 * @param number counts from 1
 * @param startedAt when it began
 * @param latencyMillis how long it took until its outcome was known
 * @param status the receiver's HTTP status, absent if none came
 * @param error stable code of what went wrong, absent on success
 * @param fault whose: {@code receiver}, {@code network}, {@code ours} or {@code policy}; absent on success
 * @param manual whether a person asked for it
 */
public record Attempt(
        int number,
        Instant startedAt,
        long latencyMillis,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String fault,
        boolean manual) {}
