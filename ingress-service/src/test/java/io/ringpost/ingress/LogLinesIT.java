package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.LogLines;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.local.junit.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One line per webhook, in the words that operators know, and nothing of what it says. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class LogLinesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "+5511987654321";
    private static final String TEXT = "segredo-da-paciente";
    private final String id = UUID.randomUUID().toString().replace("-", "");
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @Test
    void writesOneLineForTwilio() {
        Map<String, String> form = Map.of("MessageSid", id, "From", NUMBER, "Body", TEXT);

        assertThat(lineOf(() -> ingress.twilio("/webhooks/twilio/sms/incoming", form)))
                .contains("provider=twilio", "status=200", "ce_id=", "bytes=", "ms=")
                .contains("kind=com.twilio.sms.incoming.v1", "outcome=kept", "verify_us=", "publish_us=");
    }

    @Test
    void writesOneLineForARefusedWebhook() {
        byte[] body = ("[\"" + TEXT + "\"]").getBytes(StandardCharsets.UTF_8);

        assertThat(lineOf(400, () -> ingress.wavoip(body)))
                .contains("event=request-refused", "provider=wavoip", "route=/webhooks/wavoip", "outcome=refused")
                .contains("cause=unreadable_body", "status=400", "bytes=", "verify_us=");
    }

    @Test
    void writesFilesToo() {
        ingress.twilio("/webhooks/twilio/sms/incoming", Map.of("MessageSid", id, "From", NUMBER, "Body", TEXT));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(linesAbout(id, "webhooks.log")).singleElement().satisfies(line -> assertThat(
                            line.path("fields").path("outcome").asText())
                    .isEqualTo("kept"));
            assertThat(linesAbout(id, "app.log")).hasSize(1);
        });
    }

    private static List<JsonNode> linesAbout(String subject, String file) throws IOException {
        try (Stream<String> lines = Files.lines(IngressProfile.LOGS.resolve(file))) {
            return lines.filter(line -> line.contains(subject))
                    .map(LogLinesIT::json)
                    .toList();
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesOneLineForRetellInTheGuidesWords() {
        String body = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\",\"from_number\":\"" + NUMBER
                + "\",\"transcript\":\"" + TEXT + "\"}}";

        assertThat(lineOf(() -> ingress.retell("/webhook", body.getBytes(StandardCharsets.UTF_8))))
                .startsWith("Webhook Retell.ai recebido: call_ended ");
    }

    @Test
    void writesOneLineForVoipms() {
        String query =
                "?token=" + IngressProfile.VOIPMS_TOKEN + "&to=1&from=%2B5511987654321&id=" + id + "&message=" + TEXT;

        assertThat(lineOf(() -> ingress.get("/webhooks/voipms/sms/incoming" + query)))
                .contains("provider=voipms");
    }

    @Test
    void writesOneLineForARecordingWithoutCall() {
        String body = "{\"account\":\"100000\",\"callrecording\":\"" + NUMBER + id + "\"}";

        assertThat(lineOf(() ->
                        ingress.post("/webhooks/voipms/recording/ready?token=" + IngressProfile.VOIPMS_TOKEN, body)))
                .contains("provider=voipms");
    }

    @Test
    void writesOneLineForWavoipInTheGuidesWords() {
        String body = "{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\",\"caller\":\"" + NUMBER + "\",\"x\":\""
                + TEXT + "\"}";

        assertThat(lineOf(() -> ingress.wavoip(body.getBytes(StandardCharsets.UTF_8))))
                .startsWith("[WaVoIP Webhook] Received event: CALL ");
    }

    @Test
    void writesOneLineForEventsHandedIn() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"" + NUMBER + "\",\"nome\":\"" + TEXT + "\"}}";

        assertThat(lineOf(() -> ingress.events(IngressProfile.EVENTS_KEY, body, "Content-Type", Requests.FORM)))
                .contains("events=1", "provider=crm", "outcome=kept", "ce_id=", "publish_us=");
    }

    private String lineOf(Supplier<HttpResponse<String>> webhook) {
        return lineOf(299, webhook);
    }

    /** Of what is answered with the given status at most. */
    private String lineOf(int highestStatus, Supplier<HttpResponse<String>> webhook) {
        try (LogLines lines = LogLines.of("io.ringpost")) {
            assertThat(webhook.get().statusCode()).isLessThanOrEqualTo(highestStatus);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !ofWebhooks(lines).isEmpty());

            List<String> own = ofWebhooks(lines);
            assertThat(own).hasSize(1);
            assertThat(lines.all().toString())
                    .doesNotContain(
                            NUMBER.substring(1),
                            TEXT,
                            IngressProfile.VOIPMS_TOKEN,
                            IngressProfile.WAVOIP_TOKEN,
                            IngressProfile.TWILIO_TOKEN,
                            IngressProfile.EVENTS_KEY);
            return own.get(0);
        }
    }

    /** Without what the ingress says of Kafka meanwhile. */
    private static List<String> ofWebhooks(LogLines lines) {
        return lines.all().stream()
                .filter(line -> !line.startsWith("Kafka ") && !line.startsWith("The registered event types"))
                .toList();
    }
}
