package io.ringpost.ingress.refuse;

import io.ringpost.contract.refusal.Refusal;
import java.net.InetAddress;
import java.util.Set;

/**
 * A request that is being refused, as far as its refusal may tell of it.
 *
 * @param provider whose route it is: a provider's id, {@code crm} or {@code none}
 * @param route the route's template
 * @param method HTTP method
 * @param client who sent it
 * @param sizes how large it is
 */
public record RefusedRequest(String provider, String route, String method, InetAddress client, Refusal.Sizes sizes) {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "none");

    /** A method that HTTP does not know is anything up to the length of a line. */
    public RefusedRequest {
        method = METHODS.contains(method) ? method : "other";
    }
}
