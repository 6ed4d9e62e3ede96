package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.LogLines;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.local.junit.LocalServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One line per webhook, in the words that operators know, and nothing of what it says. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class LogLinesIT {
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
                .contains("provider=twilio", "status=200", "ce_id=", "bytes=", "ms=");
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
                .contains("events=1");
    }

    private String lineOf(Supplier<HttpResponse<String>> webhook) {
        try (LogLines lines = LogLines.of("io.ringpost")) {
            assertThat(webhook.get().statusCode()).isLessThan(300);
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
