package io.ringpost.ingress.provider.wavoip;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.List;
import java.util.Set;

/** The addresses that WaVoIP calls. */
final class WavoipRoutes {
    static final List<WebhookRoute> ALL = List.of(
            route("/webhooks/wavoip", "A call, a recording or a device changed"),
            route("/webhooks/wavoip/{token}", "The same, with the secret in the path"));

    private WavoipRoutes() {}

    private static WebhookRoute route(String template, String summary) {
        return new WebhookRoute(
                template,
                Set.of("POST"),
                Provider.WAVOIP,
                "event",
                WebhookRoute.ONE_MEBIBYTE,
                RefusalStyle.JSON,
                summary);
    }
}
