package io.ringpost.ingress.provider.retell;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.List;
import java.util.Set;

/** The addresses that Retell calls. */
final class RetellRoutes {
    static final String EVENTS = "events";
    static final String INBOUND = "inbound";

    /** Retell: transcripts with word times make large bodies. */
    private static final int MAX_BYTES = 4 * WebhookRoute.ONE_MEBIBYTE;

    static final List<WebhookRoute> ALL = List.of(
            route("/webhooks/retell/call-events", EVENTS, "A call started, ended or was analysed"),
            route("/webhook", EVENTS, "Alias of /webhooks/retell/call-events"),
            route("/webhooks/retell/inbound-call", INBOUND, "Retell asks which agent takes a call"));

    private RetellRoutes() {}

    private static WebhookRoute route(String template, String kind, String summary) {
        return new WebhookRoute(template, Set.of("POST"), Provider.RETELL, kind, MAX_BYTES, RefusalStyle.JSON, summary);
    }
}
