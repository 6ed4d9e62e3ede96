package io.ringpost.ingress.receive;

import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a request came in, as far as refusing it needs.
 *
 * @param provider a provider's id, {@code crm} or {@code none}
 * @param template the route's template; never the path
 * @param methods what is allowed here
 * @param style how a refusal is worded
 */
record Place(String provider, String template, Set<String> methods, RefusalStyle style) {
    static final Place NOWHERE = new Place("none", "none", Set.of(), RefusalStyle.JSON);
    static final Place NOWHERE_IN_API = new Place("none", "none", Set.of(), RefusalStyle.PROBLEM);
    static final Place EVENTS = new Place("crm", "/api/v1/events", Set.of("POST"), RefusalStyle.PROBLEM);

    static Place of(WebhookRoute route) {
        return new Place(route.provider().id(), route.template(), route.methods(), route.refusals());
    }

    /** The {@code Allow} header. */
    String allow() {
        return String.join(", ", new TreeSet<>(methods));
    }
}
