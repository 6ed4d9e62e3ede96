package io.ringpost.contract.refusal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refused request, as {@code ringpost.refusals.v1} and the refusals API show it. It holds nothing of the body, no
 * secret and no whole address.
 *
 * @param at when it was refused
 * @param provider whose route it was: a provider's id, {@code crm} for events handed in, {@code none} for no known route
 * @param route the route's template, never the path itself
 * @param method HTTP method
 * @param status HTTP status of the answer
 * @param cause stable error code, the one that the sender was told
 * @param hint what an operator can do about it
 * @param remoteNetwork the sender's network, see {@link RemoteNetwork}
 * @param sizes how large it was
 */
public record Refusal(
        Instant at,
        String provider,
        String route,
        String method,
        int status,
        String cause,
        @Nullable String hint,
        @Nullable String remoteNetwork,
        Sizes sizes) {
    /** The type on the wire. */
    public static final String TYPE = "io.ringpost.ingress.refused";

    /**
     * How large a request was.
     *
     * @param bodyBytes bytes of the body that were read, or that its length header announced if none were
     * @param queryBytes bytes of the raw query
     * @param headerCount how many header lines it had
     */
    public record Sizes(long bodyBytes, int queryBytes, int headerCount) {}
}
