package io.ringpost.localstack.demo;

import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.WebhookAnswer;
import io.ringpost.local.simulate.WebhookSender;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.Ports;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Registers the simulator's receiver for every event, unless it is registered already. */
record CrmRegistration(Ports ports, SimulatorSettings simulator, WebhookSender sender) {
    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    /** What became of it, in words. */
    String register() {
        String receiver = ports.url(Port.SIMULATOR) + "/webhook";
        if (call("GET", "").text().contains("\"" + receiver + "\"")) {
            return "is registered at " + receiver;
        }
        WebhookAnswer made = call(
                "POST",
                "{\"url\":\"%s\",\"events\":[\"*\"],\"description\":\"demo\",\"secret\":\"%s\"}"
                        .formatted(receiver, simulator.crmSecret()));
        return made.status() == 201
                ? "was registered at " + receiver
                : "could not be registered: " + made.status() + " " + made.text();
    }

    private WebhookAnswer call(String method, String body) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + simulator.secrets().apiKey(), "Content-Type", "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return sender.send(
                ports.url(Port.OUTBOUND_WEBHOOK), new ProviderRequest(method, ENDPOINTS, "", headers, bytes));
    }
}
