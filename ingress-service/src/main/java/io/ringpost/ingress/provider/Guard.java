package io.ringpost.ingress.provider;

import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;

/** What stands before a provider's routes: the proof that it asks for. */
public interface Guard {
    /** The routes that it stands before. */
    List<WebhookRoute> routes();

    /** What keeps the routes closed, naming the setting; empty if they are open. */
    Optional<String> closedBy();

    /** Did the provider send it? */
    Verification verify(WebhookRequest request);

    /**
     * Which usual mistake makes a refused request look forged; empty if none is known. For operators alone: a sender who
     * heard it could ask his way to a proof. It takes its time, so it is asked away from the requests.
     */
    Optional<String> explain(WebhookRequest request, RefusalCause cause);
}
