package io.ringpost.contract.raw;

import io.ringpost.contract.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified webhook exactly as it came in, with what the ingress learnt about it.
 *
 * @param id deterministic: the same fact has the same id, a repeated webhook too
 * @param provider who sent it
 * @param account the provider's account, {@code default} where it names none
 * @param type one of {@link RawTypes}, or a name of the same form
 * @param providerId the provider's id of the call or message
 * @param time when it happened, by the provider's clock where it says so
 * @param receivedAt when the ingress had all of it
 * @param request how it came in
 * @param verifiedBy which key or list verified it, by name and position
 * @param body the body as received; of a GET the raw query
 */
public record RawWebhook(
        String id,
        Provider provider,
        String account,
        String type,
        String providerId,
        Instant time,
        Instant receivedAt,
        Request request,
        String verifiedBy,
        byte[] body) {

    /**
     * How a webhook came in.
     *
     * @param method HTTP method
     * @param route the route's template
     * @param query raw query of a POST with secrets replaced, if it had one
     * @param contentType media type as received
     */
    public record Request(
            String method,
            String route,
            @Nullable String query,
            @Nullable String contentType) {}

    /** The record's key. */
    public String key() {
        return provider.id() + ":" + providerId;
    }
}
