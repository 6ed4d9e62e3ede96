package io.ringpost.e2e.canary;

import static io.ringpost.e2e.canary.Texts.bytes;
import static io.ringpost.e2e.canary.Texts.encoded;
import static io.ringpost.e2e.canary.Texts.json;

import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.local.simulate.Authenticity;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Canaries in what applications and operators ask for. */
final class ApiFlight {
    private static final String NUMBER = encoded(Canaries.NUMBER);
    private static final String TEXT = encoded(Canaries.TEXT);
    private static final String SECRET = Canaries.SECRET;

    private static final Map<Port, List<String>> QUESTIONS = Map.of(
            Port.CALL_STATE,
            List.of(
                    "/calls?number=" + NUMBER,
                    "/calls?since=" + TEXT,
                    "/calls?" + SECRET + "=1",
                    "/calls/" + NUMBER,
                    "/calls?cursor=" + SECRET,
                    "/calls/stream?access_token=" + SECRET + "&status=" + SECRET,
                    "/dead-letters?reason=" + SECRET + "&cursor=" + SECRET),
            Port.RECORDING,
            List.of(
                    "/recordings?callId=" + TEXT,
                    "/recordings/" + SECRET,
                    "/recordings/x/audio?access_token=" + SECRET),
            Port.SMS,
            List.of("/conversations?number=" + NUMBER, "/conversations?since=" + TEXT, "/opt-outs?number=" + NUMBER),
            Port.OUTBOUND,
            List.of("/deliveries?callId=" + TEXT + "&since=" + SECRET),
            Port.INGRESS,
            List.of("/refusals?limit=" + TEXT));

    private final RunningStack stack;
    private final Told told;
    private final List<String> endpoints = new ArrayList<>();

    ApiFlight(RunningStack stack, Told told) {
        this.stack = stack;
        this.told = told;
    }

    void fly() {
        endpoints();
        events();
        QUESTIONS.forEach((service, paths) ->
                paths.forEach(path -> told.keep(stack.api(service).ask("/api/v1" + path))));
        texts();
    }

    /** Takes away what others would trip over. */
    void land() {
        endpoints.forEach(id -> stack.api(Port.OUTBOUND).delete("/api/v1/webhook-endpoints/" + id));
    }

    private void events() {
        Map<String, String> data = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "nome",
                Canaries.NAME,
                "telefone",
                Canaries.NUMBER,
                "email",
                SECRET + "@example.com");
        post(Port.INGRESS, "/events", json(Map.of("event", "cliente.criado", "data", data)));
        post(Port.INGRESS, "/events", json(Map.of("event", "cliente.criado", "data", Map.of("nome", Canaries.NAME))));
        post(Port.INGRESS, "/events", json(Map.of("event", SECRET + ".x", "data", data)));
        post(Port.INGRESS, "/events", "{\"event\":\"cliente.criado\",\"data\":{\"nome\":\"" + Canaries.NAME);
        Senders senders = stack.senders();
        told.keep(senders.send(
                senders.crm().post(bytes(json(data)), Authenticity.WRONG).with("Authorization", "Bearer " + SECRET)));
    }

    private void endpoints() {
        HttpResponse<String> made = post(
                Port.OUTBOUND,
                "/webhook-endpoints",
                json(Map.of(
                        "url", "http://localhost:1/h?token=" + SECRET,
                        "events", List.of("cliente.*"),
                        "headers", Map.of("Authorization", "Bearer " + SECRET))));
        endpoints.add(Api.json(made.body()).path("id").asText());
        String withUser = "https://" + SECRET + "@crm.example/h";
        post(Port.OUTBOUND, "/webhook-endpoints", json(Map.of("url", withUser, "events", List.of("x.y"))));
        post(Port.OUTBOUND, "/webhook-endpoints", "{\"url\":\"" + SECRET);
    }

    private void texts() {
        post(Port.SMS, "/auto-responses/preview", json(Map.of("text", Canaries.TEXT)));
        post(Port.SMS, "/opt-outs", json(Map.of("number", Canaries.NUMBER)));
        post(Port.SMS, "/opt-outs", "{\"number\":\"" + Canaries.NUMBER);
        post(Port.SMS, "/conversations/" + SECRET + "/messages", json(Map.of("text", Canaries.TEXT)));
    }

    private HttpResponse<String> post(Port service, String path, String body) {
        HttpResponse<String> answer = stack.api(service).post("/api/v1" + path, body);
        told.keep(answer);
        return answer;
    }
}
