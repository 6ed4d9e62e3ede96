package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.fixture.BareProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.local.kafka.LocalKafka;
import io.ringpost.local.kafka.TopicReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comes up whatever is missing, and says so; becomes ready when Kafka is there. */
@QuarkusTest
@TestProfile(BareProfile.class)
class BareIT {
    private static final String CALL = "{\"type\":\"CALL\",\"whatsapp_call_id\":\"bare\"}";

    @Test
    void becomesReadyWhenKafkaComes(@TempDir Path directory) {
        Ingress ingress = Ingress.asItIs();
        assertThat(ingress.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(ingress.get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(ingress.post("/webhooks/wavoip", CALL).statusCode()).isEqualTo(503);

        int port = ConfigProvider.getConfig().getValue(BareProfile.PORT, Integer.class);
        try (LocalKafka kafka = LocalKafka.start(directory, port)) {
            kafka.createTopics(Topology.withDeadLetters(), "", 1);

            HttpResponse<String> kept = Ingress.ready().post("/webhooks/wavoip", CALL);

            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(new TopicReader(kafka.bootstrapServers())
                            .awaitFirst(
                                    Topology.raw(Provider.WAVOIP).name(),
                                    Duration.ofSeconds(60),
                                    record -> record.header("ce_subject").equals("bare"))
                            .header("verified-by"))
                    .isEqualTo("none");
            assertThat(trusted(ingress).statusCode()).isEqualTo(204);
            assertThat(fromVoipms(ingress).body()).isEqualTo("ok");
        }
    }

    @Test
    void keepsAProviderWithoutSecretClosed() {
        HttpResponse<String> response = Ingress.asItIs().post("/webhook", "{\"event\":\"call_ended\"}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("provider_not_configured");
        assertThat(response.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void saysWhichGatesStandHow() {
        Ingress ingress = Ingress.asItIs();

        assertThat(ingress.get("/health").body())
                .contains("\"retell\":\"closed\"")
                .contains("\"wavoip\":\"not verified\"")
                .contains("\"twilio\":\"open\"");
        assertThat(ingress.get("/q/metrics").body())
                .contains("ringpost_ingress_verification_off{provider=\"wavoip\"} 1.0");
    }

    @Test
    void slowsANoisyAddressDownAndNobodyElse() {
        Ingress ingress = Ingress.asItIs();
        HttpResponse<String> last = ingress.get("/nothing", "X-Forwarded-For", "198.51.100.9");
        for (int i = 0; i < 40; i++) {
            last = ingress.get("/nothing", "X-Forwarded-For", "198.51.100.9");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).hasValue("60");
        assertThat(ingress.get("/nothing", "X-Forwarded-For", "198.51.101.9").statusCode())
                .isEqualTo(404);
        assertThat(ingress.post("/webhooks/wavoip", CALL, "X-Forwarded-For", "198.51.100.9")
                        .statusCode())
                .isIn(200, 503);
    }

    @Test
    void slowsAnApplicationDownThatHandsInTooFast() {
        Ingress ingress = Ingress.asItIs();
        HttpResponse<String> last = ingress.events("test-key", "{}");
        for (int i = 0; i < 20 && last.statusCode() != 429; i++) {
            last = ingress.events("test-key", "{}");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).hasValue("2");
        assertThat(last.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    private static HttpResponse<String> trusted(Ingress ingress) {
        Map<String, String> form = Map.of("CallSid", "CA1", "CallStatus", "completed");
        String path = "/webhooks/twilio/call-status";
        return ingress.post(
                path,
                Requests.encode(form),
                "Content-Type",
                Requests.FORM,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "public.example.com",
                "X-Twilio-Signature",
                Signing.twilio(IngressProfile.TWILIO_TOKEN, "https://public.example.com" + path, form));
    }

    private static HttpResponse<String> fromVoipms(Ingress ingress) {
        return ingress.get(
                "/api/voip/sms/webhook?to=8455550199&from=8455550123&id=1&message=hi",
                "X-Forwarded-For",
                "203.0.113.77");
    }
}
