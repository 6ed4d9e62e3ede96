package io.ringpost.ingress;

import static io.ringpost.ingress.fixture.IngressProfile.VOIPMS_TOKEN;
import static io.ringpost.ingress.fixture.IngressProfile.WAVOIP_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.contract.refusal.Refusal;
import io.ringpost.contract.refusal.RefusalCodec;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and that whoever sent it is told why, and operators too. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class RefusalsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/twilio/incoming-call, 401, signature_missing",
        "/webhooks/twilio/recording/status, 401, signature_missing",
        "/webhooks/retell/call-events, 401, signature_missing",
        "/webhooks/voipms/sms/incoming, 401, token_missing",
        "/webhooks/voipms/call/cdr?token=wrong, 403, token_wrong",
        "/webhooks/wavoip, 401, token_missing",
        "/webhooks/wavoip/wrong, 403, token_wrong",
        "/nothing/here, 404, not_found",
        "/, 404, not_found",
        "/webhook/, 404, not_found",
    })
    void refusesWhatIsNotProven(String target, int status, String cause) throws IOException {
        HttpResponse<String> response = ingress.post(target, "{}", "Content-Type", "application/json");

        assertThat(response.statusCode()).isEqualTo(status);
        if (target.contains("incoming-call")) {
            assertThat(response.body()).isEmpty();
        } else {
            JsonNode body = JSON.readTree(response.body());
            assertThat(body.path("success").asBoolean(true)).isFalse();
            assertThat(body.path("error").asText()).isEqualTo(cause);
            assertThat(body.path("message").asText()).isNotEmpty();
        }
    }

    @Test
    void refusesForgedAndStaleSignatures() {
        byte[] body = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);
        long now = System.currentTimeMillis();

        HttpResponse<String> forged =
                ingress.send("POST", "/webhook", body, "X-Retell-Signature", Signing.retell("other", body, now));
        HttpResponse<String> stale = ingress.send(
                "POST",
                "/webhook",
                body,
                "X-Retell-Signature",
                Signing.retell(IngressProfile.RETELL_KEY, body, now - 310_000));
        HttpResponse<String> twilio = ingress.post(
                "/webhooks/twilio/sms/incoming",
                "MessageSid=SM1",
                "Content-Type",
                Requests.FORM,
                "X-Twilio-Signature",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("signature_wrong");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("signature_stale");
        assertThat(twilio.statusCode()).isEqualTo(403);
        assertThat(twilio.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /webhooks/twilio/incoming-call, 'GET, POST'",
        "GET, /webhook, POST",
        "DELETE, /webhooks/wavoip/abc, POST",
        "HEAD, /webhooks/voipms/sms/incoming, 'GET, POST'",
        "OPTIONS, /webhooks/voipms/call/cdr, POST",
        "GET, /api/v1/events, POST",
    })
    void namesTheMethodsThatItTakes(String method, String target, String allowed) {
        HttpResponse<String> response = ingress.send(method, target, new byte[0]);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"type\":", "from=1"})
    void refusesAProvenBodyThatIsNoObject(String body) {
        HttpResponse<String> response = ingress.wavoip(body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("unreadable_body");
    }

    @ParameterizedTest
    @CsvSource({"Content-Encoding, gzip", "Content-Type, multipart/form-data; boundary=x"})
    void refusesCompressedAndMultipart(String header, String value) {
        HttpResponse<String> response = ingress.post("/webhooks/wavoip?token=" + WAVOIP_TOKEN, "{}", header, value);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("unsupported_media_type");
    }

    @Test
    void refusesWhatIsAnnouncedTooLarge() throws IOException {
        String head = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n";

        assertThat(talk(head, "")).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }

    @Test
    void refusesWhatTurnsOutTooLarge() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String head = "POST /webhooks/wavoip?token=" + WAVOIP_TOKEN
                + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(talk(head, chunk.repeat(17))).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }

    @Test
    void takesTheLargestBodyThatItMay() {
        byte[] body = ("{\"type\":\"CALL\",\"id\":\"big\",\"x\":\"" + "x".repeat((1 << 20) - 34) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(body).hasSizeBetween((1 << 20) - 8, 1 << 20);
        assertThat(ingress.wavoip(body).statusCode()).isEqualTo(200);
    }

    @Test
    void cutsASenderWhoDripsHisBody() throws IOException {
        String head = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";

        assertThat(talk(head, "")).startsWith("HTTP/1.1 408").contains("too_slow");
    }

    @Test
    void letsASenderAskBeforeHeSends() throws IOException {
        String head = "POST /webhooks/wavoip?token=" + WAVOIP_TOKEN
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 24\r\n\r\n";

        assertThat(talk(head, "{\"type\":\"CALL\",\"id\":\"x\"}"))
                .startsWith("HTTP/1.1 100")
                .contains("200 OK");
    }

    @Test
    void answersProblemsUnderTheApi() {
        HttpResponse<String> unknown = ingress.get("/api/v1/nothing");
        HttpResponse<String> withoutKey = ingress.get("/api/v1/refusals");
        HttpResponse<String> wrongScope =
                ingress.get("/api/v1/refusals", "Authorization", "Bearer " + IngressProfile.EVENTS_KEY);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(withoutKey.statusCode()).isEqualTo(401);
        assertThat(wrongScope.statusCode()).isEqualTo(403);
        assertThat(unknown.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(withoutKey.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void showsAndPublishesRefusalsWithoutAnythingOfTheirContent() throws IOException {
        ingress.get("/webhooks/voipms/sms/incoming?token=guessed-by-me&from=5511987654321&message=segredo");

        HttpResponse<String> shown =
                ingress.get("/api/v1/refusals", "Authorization", "Bearer " + IngressProfile.READER_KEY);
        JsonNode newest = JSON.readTree(shown.body()).path("items").path(0);
        assertThat(newest.path("cause").asText()).isEqualTo("token_wrong");
        assertThat(newest.path("provider").asText()).isEqualTo("voipms");
        assertThat(newest.path("route").asText()).isEqualTo("/webhooks/voipms/sms/incoming");
        assertThat(newest.path("remoteNetwork").asText()).isEqualTo("127.0.0.0/24");
        assertThat(newest.path("hint").asText()).contains("token");
        assertThat(shown.body()).doesNotContain("guessed", "5511987654321", "segredo");
        TopicRecord record = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.REFUSALS.name(), Duration.ofSeconds(60), refused -> refused.text()
                        .contains("token_wrong"));
        Refusal refusal = RefusalCodec.decode(record.text().getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(record.text()).doesNotContain("guessed", "5511987654321", "segredo");
    }

    @Test
    void explainsARefusalToOperatorsAndNotToTheSender() {
        Map<String, String> form = Map.of("CallSid", "CA-explained");
        HttpResponse<String> answer = ingress.post(
                "/webhooks/twilio/recording/status",
                Requests.encode(form),
                "Content-Type",
                Requests.FORM,
                "X-Twilio-Signature",
                Signing.twilio(
                        IngressProfile.TWILIO_TOKEN,
                        "http://hooks.example.com/webhooks/twilio/recording/status",
                        form));

        String hint = "The signature matches with http: check WEBHOOK_BASE_URL.";
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("signature_wrong").doesNotContain("http", "WEBHOOK_BASE_URL");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        ingress.get("/api/v1/refusals", "Authorization", "Bearer " + IngressProfile.READER_KEY)
                                .body())
                .contains(hint)
                .doesNotContain("CA-explained"));
        TopicRecord record = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.REFUSALS.name(), Duration.ofSeconds(60), refused -> refused.text()
                        .contains(hint));
        assertThat(record.key()).isEqualTo("twilio");
    }

    @Test
    void countsRefusals() {
        ingress.get("/webhooks/voipms/sms/incoming?token=x" + VOIPMS_TOKEN);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        ingress.get("/q/metrics").body())
                .containsPattern("ringpost_ingress_refused_total\\{cause=\"token_wrong\",provider=\"voipms\"\\} \\d"));
    }

    @Test
    void keepsNoRecordOfWhatItRefuses() {
        ingress.post("/webhooks/wavoip?token=wrong", "{\"type\":\"CALL\",\"id\":\"forged-1\"}");
        ingress.wavoip("{\"type\":\"CALL\",\"id\":\"after-forged\"}".getBytes(StandardCharsets.UTF_8));

        ingress.record(Provider.WAVOIP, "after-forged");
        assertThat(LocalServers.kafka().reader().readAll(Topology.RAW_WAVOIP.name()))
                .noneMatch(record -> record.header("ce_subject").equals("forged-1"));
    }

    @Test
    void doesNotBelieveForwardedHeadersOfAnybody() {
        Map<String, String> form = Map.of("CallSid", "CA1");
        HttpResponse<String> response = ingress.post(
                "/webhooks/twilio/call-status",
                Requests.encode(form),
                "Content-Type",
                Requests.FORM,
                "X-Forwarded-Host",
                "evil.example",
                "X-Twilio-Signature",
                Signing.twilio(IngressProfile.TWILIO_TOKEN, "https://evil.example/webhooks/twilio/call-status", form));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    private String talk(String head, String body) throws IOException {
        try (Socket socket = new Socket("localhost", ingress.port())) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
