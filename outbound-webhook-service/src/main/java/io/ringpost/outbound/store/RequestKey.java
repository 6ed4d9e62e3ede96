package io.ringpost.outbound.store;

import org.jspecify.annotations.Nullable;

/**
 * What tells a repeated request from a new one.
 *
 * @param key the caller's {@code Idempotency-Key}, if any
 * @param hash of what was asked for
 */
public record RequestKey(@Nullable String key, String hash) {}
