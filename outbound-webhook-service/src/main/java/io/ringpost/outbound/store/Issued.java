package io.ringpost.outbound.store;

import io.ringpost.outbound.sign.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a request made, now or when it came first.
 *
 * @param endpoint as it stands now
 * @param secret the one that it made, as long as it may be shown
 * @param requestHash of what was asked for when it came first
 */
public record Issued(Endpoint endpoint, @Nullable Secret secret, String requestHash) {}
