package io.ringpost.ingress.provider.voipms;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.List;
import java.util.Set;

/** The addresses that VoIP.ms, or a relay in front of it, calls. */
final class VoipmsRoutes {
    static final String SMS = "sms";
    static final String CDR = "call.cdr";
    static final String RECORDING = "recording.ready";

    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> GET_OR_POST = Set.of("GET", "POST");

    static final List<WebhookRoute> ALL = List.of(
            route("/webhooks/voipms/sms/incoming", GET_OR_POST, SMS, "A text message came in"),
            route("/api/voip/sms/webhook", GET_OR_POST, SMS, "Alias of /webhooks/voipms/sms/incoming"),
            route("/webhooks/voipms/call/cdr", POST, CDR, "The record of a call that ended"),
            route("/webhooks/voipms/recording/ready", POST, RECORDING, "A recording can be fetched"));

    private VoipmsRoutes() {}

    private static WebhookRoute route(String template, Set<String> methods, String kind, String summary) {
        return new WebhookRoute(
                template, methods, Provider.VOIPMS, kind, WebhookRoute.ONE_MEBIBYTE, RefusalStyle.JSON, summary);
    }
}
