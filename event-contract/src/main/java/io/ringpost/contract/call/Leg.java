package io.ringpost.contract.call;

import io.ringpost.contract.Provider;
import org.jspecify.annotations.Nullable;

/**
 * One provider's part of a call.
 *
 * @param provider who carried it
 * @param providerCallId the provider's id of it
 * @param role {@code parent}, {@code child} (Twilio), {@code agent} (Retell) or {@code call}
 * @param status where this leg stands
 * @param providerStatus the provider's own last word for it
 */
public record Leg(
        Provider provider,
        String providerCallId,
        String role,
        CallStatus status,
        @Nullable String providerStatus) {}
