package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import io.ringpost.local.receive.SocketServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorServerTest {
    /** HMAC-SHA256 of {@code {"event":"cliente.criado"}} under the guide's secret, made with OpenSSL. */
    private static final String SIGNATURE = "sha256=ff7644a700e0e3fa471693e66c0e1c039939d57dd5330377e1ccf2fe8c979720";

    private static final String BODY = "{\"event\":\"cliente.criado\"}";
    private static final ProviderSecrets SECRETS =
            new ProviderSecrets(new TwilioAccount("AC1", "12345"), "retell-key", "v-token", "w-token", "api-key");

    private final List<Request> ingressGot = new CopyOnWriteArrayList<>();
    private final SocketServer ingress = SocketServer.start(0, this::ingress);
    private final SimulatorServer simulator = SimulatorServer.start(
            new SimulatorSettings(0, "http://127.0.0.1:" + ingress.port(), "https://hooks.example.com", SECRETS));
    private final WebhookSender client = new WebhookSender();

    @AfterEach
    void stop() {
        simulator.close();
        ingress.close();
    }

    @ParameterizedTest
    @CsvSource({
        "twilio/incoming-call, /webhooks/twilio/incoming-call, x-twilio-signature",
        "retell/call-started, /webhooks/retell/call-events, x-retell-signature",
        "voipms/call-cdr, /webhooks/voipms/call/cdr, content-type",
        "wavoip/call-header-token, /webhooks/wavoip, x-webhook-token",
        "crm/cliente.criado, /api/v1/events, authorization",
    })
    void signsAndSendsAndTellsTheAnswer(String kind, String path, String header) {
        WebhookAnswer answer = call("POST", "/send/" + kind, "");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.text()).isEqualTo("kept");
        assertThat(answer.header("Content-Type")).isEqualTo("text/x-ingress");
        assertThat(ingressGot).singleElement().satisfies(got -> {
            assertThat(got.path()).isEqualTo(path);
            assertThat(got.header(header)).isNotEmpty();
        });
    }

    @Test
    void sendsAGivenBodyByteForByte() {
        call("POST", "/send/retell/call-ended", "{ \"event\" : \"call_ended\" }");

        assertThat(ingressGot.get(0).text()).isEqualTo("{ \"event\" : \"call_ended\" }");
    }

    @Test
    void leavesOutASignatureOnRequest() {
        call("POST", "/send/retell/call-ended?signature=missing", "");

        assertThat(ingressGot.get(0).header("x-retell-signature")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /send/retell/call-ended?signature=odd, 'genuine, wrong, missing, stale'",
        "POST, /send/twilio/sms-status, no secret is set to sign with",
        "GET, /received?after=yesterday, yesterday",
    })
    void explainsWhatItCannotDo(String method, String target, String message) {
        ProviderSecrets none = new ProviderSecrets(new TwilioAccount("AC1", ""), "key", "v-token", "w-token", "");
        try (SimulatorServer other = SimulatorServer.start(new SimulatorSettings(0, "http://[::1]:1", "", none))) {
            WebhookAnswer answer = client.send("http://127.0.0.1:" + other.port(), request(method, target, ""));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource({"/send/twilio/fax", "/send/nobody/call", "/send", "/send/twilio"})
    void listsTheKindsToWhoAsksForNone(String path) throws IOException {
        WebhookAnswer answer = call("POST", path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(json(answer).path("message").asText()).contains("kinds lists all");
        JsonNode kinds = json(answer).path("kinds");
        assertThat(kinds.fieldNames()).toIterable().containsExactly("twilio", "retell", "voipms", "wavoip", "crm");
        assertThat(kinds.path("twilio")).hasSizeGreaterThan(10);
    }

    @Test
    void playsWholeLives() throws IOException {
        JsonNode answers = json(call("POST", "/demo", ""));

        assertThat(answers.path("a call that the agent answers")).hasSize(11).allMatch(one -> one.asInt() == 207);
        assertThat(answers).hasSize(8);
        assertThat(ingressGot).hasSizeGreaterThan(25).last().satisfies(last -> assertThat(last.path())
                .isEqualTo("/api/v1/events"));
    }

    @Test
    void tellsThatTheIngressIsAway() {
        ingress.close();

        WebhookAnswer answer = call("POST", "/send/wavoip/call", "");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).contains("did not answer");
        assertThat(call("POST", "/demo", "").status()).isEqualTo(502);
    }

    @Test
    void receivesWhatIsSignedByTheGuidesSecret() throws IOException {
        WebhookAnswer taken = signed("/webhook", SIGNATURE);
        WebhookAnswer refused = signed("/webhook", "sha256=00");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(json(taken).path("success").asBoolean()).isTrue();
        assertThat(refused.status()).isEqualTo(401);
        JsonNode items = json(call("GET", "/received", "")).path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("signature").asText()).isEqualTo("valid");
        assertThat(items.get(1).path("signature").asText()).isEqualTo("wrong");
        assertThat(items.get(1).path("body").asText()).isEqualTo(BODY);
    }

    @Test
    void misbehavesByName() {
        assertThat(signed("/webhook/crm-a", "").status()).isEqualTo(200);

        WebhookAnswer set =
                call("PUT", "/behaviour/crm-a", "{\"kind\":\"status\",\"status\":429,\"retryAfter\":\"7\"}");

        assertThat(set.status()).isEqualTo(204);
        assertThat(signed("/webhook/crm-a", "").status()).isEqualTo(429);
        assertThat(signed("/webhook/crm-a", "").header("Retry-After")).isEqualTo("7");
        assertThat(signed("/webhook/crm-b", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'{\"kind\":\"dance\"}', kind is one of", "no json, the body is no JSON", "'', kind is one of"})
    void explainsABehaviourThatItDoesNotKnow(String body, String message) {
        WebhookAnswer answer = call("PUT", "/behaviour/crm-a", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(message);
    }

    @Test
    void hasNoOtherRoutes() {
        assertThat(call("GET", "/", "").status()).isEqualTo(404);
        assertThat(call("GET", "/webhook", "").text()).contains("POST /send/{provider}/{kind}");
    }

    private void ingress(Request request, Reply reply) throws IOException {
        ingressGot.add(request);
        reply.send(207, Map.of("Content-Type", "text/x-ingress"), "kept".getBytes(StandardCharsets.UTF_8));
    }

    private WebhookAnswer signed(String path, String signature) {
        return send(request("POST", path, BODY).with("X-Webhook-Signature", signature));
    }

    private WebhookAnswer call(String method, String target, String body) {
        return send(request(method, target, body));
    }

    private WebhookAnswer send(ProviderRequest request) {
        return client.send("http://127.0.0.1:" + simulator.port(), request);
    }

    private static ProviderRequest request(String method, String target, String body) {
        return new ProviderRequest(method, target, "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(WebhookAnswer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
