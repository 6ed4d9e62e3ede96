package io.ringpost.local.simulate;

import java.util.Set;

/** A sender of webhooks that can build and sign each kind it sends. */
public interface Simulator {
    /** The name in {@code POST /send/{provider}/{kind}}. */
    String provider();

    /** The kinds it can send, one for every route and shape. */
    Set<String> kinds();

    /**
     * Builds and signs a request.
     *
     * @param kind one of {@link #kinds()}
     * @param body form, query or JSON to sign instead of the built one; empty for the built one
     * @param authenticity whether the signature is as it should be
     */
    ProviderRequest request(String kind, byte[] body, Authenticity authenticity);
}
