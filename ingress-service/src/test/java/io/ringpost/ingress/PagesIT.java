package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.local.junit.LocalServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people look at. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class PagesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTS = Stream.of(
                    "call-state", "recording", "sms-responder", "outbound-webhook")
            .map(name -> "/api/documents/" + name + "-service.yaml")
            .toList();
    private static final Pattern FILE = Pattern.compile("(?:href|src)=[\"']/?(?:api/)?([a-z-]+\\.[a-z]+)[\"']");

    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @Test
    void documentsEveryRoute() throws IOException {
        JsonNode paths =
                JSON.readTree(ingress.get("/api/openapi?format=json").body()).path("paths");
        List<WebhookRoute> routes =
                Gates.all().stream().flatMap(gate -> gate.routes().stream()).toList();

        assertThat(routes).allSatisfy(route -> assertThat(route.methods()).allSatisfy(method -> {
            JsonNode operation = paths.path(route.template()).path(method.toLowerCase(Locale.ROOT));
            assertThat(operation.path("tags").path(0).asText())
                    .as(method + " " + route.template())
                    .isEqualTo("webhooks");
            assertThat(operation.path("summary").asText()).isEqualTo(route.summary());
        }));
        assertThat(paths.has("/api/v1/events")).isTrue();
        assertThat(paths.has("/api/v1/refusals")).isTrue();
        assertThat(paths.has("/health")).isTrue();
    }

    @Test
    void hasItsDocumentWhereEveryServiceHasIt() throws IOException {
        HttpResponse<String> response = ingress.get("/q/openapi?format=json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("paths").has("/webhooks/retell/call-events"))
                .isTrue();
    }

    @Test
    void servesTheDocumentsOfTheOtherServices() {
        assertThat(DOCUMENTS).allSatisfy(document -> {
            HttpResponse<String> response = ingress.get(document);
            assertThat(response.statusCode()).as(document).isEqualTo(200);
            assertThat(response.body()).contains("openapi: 3.", "/api/v1/");
        });
    }

    @Test
    void saysWhereTheOtherServicesAre() throws IOException {
        List<String> servers = new ArrayList<>();
        for (String document : DOCUMENTS) {
            JsonNode root = new YAMLMapper().readTree(ingress.get(document).body());
            servers.add(root.path("servers").path(0).path("url").asText());
        }

        assertThat(servers)
                .containsExactly(
                        "http://localhost:3001",
                        "http://localhost:3002",
                        "http://localhost:3003",
                        "http://localhost:3004");
    }

    @Test
    void showsThemInABrowser() {
        assertThat(ingress.get("/api/").body())
                .contains("swagger-ui", "/api/openapi")
                .contains(DOCUMENTS);
        assertThat(ingress.get("/api").statusCode()).isIn(200, 301, 302);
    }

    @Test
    void everyFileOfThePageIsOneThatTheChartRoutes() throws IOException {
        String routed = Files.readString(Path.of("../deploy/helm/ringpost/files/documents.yaml"));
        List<String> files = FILE.matcher(ingress.get("/api/").body())
                .results()
                .map(file -> "/api/" + file.group(1))
                .toList();

        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(ingress.get(file).statusCode()).as(file).isEqualTo(200);
            assertThat(routed).contains("path: " + file + ",");
        });
    }

    @Test
    void saysHowItIs() throws IOException {
        JsonNode health = JSON.readTree(ingress.get("/health").body());

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("dependencies").path("kafka").asText()).isEqualTo("UP");
        assertThat(health.path("providers").path("twilio").asText()).isEqualTo("open");
        assertThat(ingress.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(ingress.get("/q/health/started").statusCode()).isEqualTo(200);
    }

    @Test
    void measuresInFractionsOfAMillisecond() {
        ingress.wavoip("{\"type\":\"CALL\",\"id\":\"measured\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(ingress.get("/q/metrics").body())
                .containsPattern("ringpost_ingress_webhook_seconds_bucket\\{[^}]*le=\"5.0E-4\"")
                .containsPattern("ringpost_ingress_publish_seconds_bucket\\{le=\"2.5E-4\"")
                .contains("ringpost_ingress_verification_off{provider=\"twilio\"} 0.0")
                .contains("ringpost_ingress_broker_up 1.0")
                .doesNotContain("wavoip-secret");
    }
}
