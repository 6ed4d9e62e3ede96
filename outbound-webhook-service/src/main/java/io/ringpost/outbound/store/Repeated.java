package io.ringpost.outbound.store;

import io.ringpost.outbound.sign.Secret;

/**
 * What an earlier request with the same key made.
 *
 * @param endpoint as it stands now
 * @param secret its newest secret
 * @param requestHash of what was asked for then
 */
public record Repeated(Endpoint endpoint, Secret secret, String requestHash) {}
