package io.ringpost.localstack.demo;

import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.Ports;
import java.util.List;

/** What there is to see after the demo. */
record Sights(Ports ports, String apiKey) {

    /** A command for each. */
    List<String> lines() {
        return List.of(
                "Demo: look at",
                sight("the calls", Port.CALL_STATE, "/api/v1/calls?limit=5"),
                sight("their recordings", Port.RECORDING, "/api/v1/recordings"),
                sight("the texts", Port.SMS_RESPONDER, "/api/v1/conversations"),
                sight("what the CRM was sent", Port.OUTBOUND_WEBHOOK, "/api/v1/deliveries?limit=20"),
                "  what CRM and providers' APIs got:  curl " + ports.url(Port.SIMULATOR) + "/received",
                "  play it again:  curl -X POST " + ports.url(Port.SIMULATOR) + "/demo");
    }

    private String sight(String what, Port service, String path) {
        return "  " + what + ":  curl -H 'Authorization: Bearer " + apiKey + "' '" + ports.url(service) + path + "'";
    }
}
