package io.ringpost.ingress.provider;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One provider's way through the gate: what proves that it sent a request, what the request is about, what it wants to
 * hear.
 */
public interface WebhookProvider {
    /** Whose webhooks these are. */
    Provider provider();

    /** The routes it may call. */
    List<WebhookRoute> routes();

    /** What keeps all its routes closed, naming the setting; empty if they are open. */
    Optional<String> closedBy();

    /** What an operator should know about how its routes are guarded, said at start. */
    List<String> warnings();

    /** Whether an explicit setting takes every request for genuine. */
    boolean verificationOff();

    /** Did the provider send it? */
    Verification verify(WebhookRequest request);

    /** Which usual mistake makes a refused request look forged, see {@link Guard#explain}. */
    Optional<String> explain(WebhookRequest request, RefusalCause cause);

    /** What is it about? Asked only if it is genuine. */
    Identification identify(WebhookRequest request);

    /**
     * What does the provider want to hear? Asked while the request is being kept, for it may have to be asked elsewhere;
     * said only after. Completes in time and never fails.
     */
    CompletableFuture<Reply> reply(WebhookRequest request, Identity identity);

    /** The sentence of its log line. */
    default String sentence(Identity identity) {
        return "Webhook " + provider().id() + " received: " + identity.word();
    }
}
