package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers {@code POST /send/{provider}/{kind}}: signs, sends, and tells what the ingress answered. */
final class SendDesk {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String ingressBaseUrl;
    private final List<Simulator> simulators;
    private final WebhookSender sender = new WebhookSender();

    SendDesk(SimulatorSettings settings) {
        ProviderSecrets secrets = settings.secrets();
        ingressBaseUrl = settings.ingressBaseUrl();
        simulators = List.of(
                new TwilioSimulator(secrets.twilio(), settings.publicBaseUrl()),
                new RetellSimulator(secrets.retellApiKey()),
                new VoipmsSimulator(secrets.voipmsToken()),
                new WavoipSimulator(secrets.wavoipToken()),
                new CrmSimulator(secrets.apiKey()));
    }

    void send(String provider, String kind, Request request, Reply reply) throws IOException {
        Optional<Simulator> simulator = simulators.stream()
                .filter(one -> one.provider().equals(provider) && one.kinds().contains(kind))
                .findFirst();
        if (simulator.isEmpty()) {
            reply.json(404, MAPPER.writeValueAsString(unknown(provider, kind)));
            return;
        }
        Authenticity authenticity =
                Authenticity.of(request.parameter("signature").orElse("genuine"));
        relay(simulator.get().request(kind, request.body(), authenticity), reply);
    }

    private void relay(ProviderRequest webhook, Reply reply) throws IOException {
        try {
            WebhookAnswer answer = sender.send(ingressBaseUrl, webhook);
            Map<String, String> headers = new LinkedHashMap<>();
            List.of("Content-Type", "Retry-After", "Allow").forEach(name -> {
                if (!answer.header(name).isEmpty()) {
                    headers.put(name, answer.header(name));
                }
            });
            reply.send(answer.status(), headers, answer.body());
        } catch (UncheckedIOException e) {
            String message = "the ingress at " + ingressBaseUrl + " did not answer: " + e.getMessage();
            reply.json(502, MAPPER.writeValueAsString(Map.of("error", "no_answer", "message", message)));
        }
    }

    private Map<String, Object> unknown(String provider, String kind) {
        Map<String, Set<String>> kinds = kinds();
        String message = kinds.containsKey(provider)
                ? provider + " has no kind \"" + kind + "\""
                : "there is no provider \"" + provider + "\"";
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", "unknown_kind");
        error.put("message", message + "; kinds lists all, by provider");
        error.put("kinds", kinds);
        return error;
    }

    private Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        simulators.forEach(one -> kinds.put(one.provider(), one.kinds()));
        return kinds;
    }
}
