package io.ringpost.ingress;

import static io.ringpost.ingress.fixture.IngressProfile.EVENTS_KEY;
import static io.ringpost.ingress.fixture.IngressProfile.READER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Topology;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.ingress.fixture.CrmBodies;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that applications hand in, up to their topic. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class EventsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @Test
    void publishesEveryEventOfTheCatalogueUnderItsEntity() throws IOException {
        String entity = UUID.randomUUID().toString();
        String all = CrmCatalogue.all().stream()
                .map(type -> CrmBodies.of(type, entity))
                .collect(Collectors.joining(",", "[", "]"));

        HttpResponse<String> response = ingress.events(EVENTS_KEY, all);

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("accepted").asInt()).isEqualTo(15);
        assertThat(answer.path("ids")).hasSize(15);
        assertThat(LocalServers.kafka()
                        .reader()
                        .await(
                                Topology.CRM_EVENTS.name(),
                                Duration.ofSeconds(60),
                                records -> records.stream()
                                                .filter(record -> entity.equals(record.key()))
                                                .count()
                                        == 15))
                .isNotEmpty();
    }

    @Test
    void keepsTheEnvelopeAsItWasGiven() throws IOException {
        String entity = UUID.randomUUID().toString();
        String body = "{ \"event\": \"tarefa.criada\", \"timestamp\": \"2024-01-01T10:00:00Z\", \"data\": {\"id\": \""
                + entity + "\", \"prioridade\": \"ALTA\", \"x\": 1.50} }";

        HttpResponse<String> response = ingress.events(EVENTS_KEY, body);

        String id = JSON.readTree(response.body()).path("ids").path(0).asText();
        TopicRecord record = LocalServers.kafka()
                .reader()
                .awaitFirst(
                        Topology.CRM_EVENTS.name(), Duration.ofSeconds(60), found -> id.equals(found.header("ce_id")));
        assertThat(record.text())
                .isEqualTo("{\"event\":\"tarefa.criada\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"id\":\""
                        + entity + "\",\"prioridade\":\"ALTA\",\"x\":1.50}}");
        assertThat(record.headers())
                .containsEntry("ce_type", "io.ringpost.crm.tarefa.criada")
                .containsEntry("ce_time", "2024-01-01T10:00:00Z")
                .containsKey("ce_receivedat");
    }

    @Test
    void givesARepeatedRequestTheSameIds() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c1\"}}";

        String first =
                ingress.events(EVENTS_KEY, body, "Idempotency-Key", "key-1").body();
        String again =
                ingress.events(EVENTS_KEY, body, "Idempotency-Key", "key-1").body();
        String other =
                ingress.events(EVENTS_KEY, body, "Idempotency-Key", "key-2").body();

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void namesTheFieldThatIsWrong() throws IOException {
        HttpResponse<String> response = ingress.events(
                EVENTS_KEY,
                "[{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c1\"}},{\"event\":\"cliente.sonhado\",\"data\":{}}]");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("[1].event");
    }

    @Test
    void asksForAKeyWithItsScope() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c1\"}}";

        assertThat(ingress.post("/api/v1/events", body).statusCode()).isEqualTo(401);
        assertThat(ingress.events("nobodys-key", body).statusCode()).isEqualTo(401);
        assertThat(ingress.events(READER_KEY, body).statusCode()).isEqualTo(403);
        assertThat(ingress.events(LocalServers.API_KEY, body).statusCode()).isEqualTo(202);
    }

    @Test
    void refusesWhatIsNoJson() {
        HttpResponse<String> response = ingress.events(EVENTS_KEY, "{\"event\":");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void learnsRegisteredEventTypesWhileItRuns() {
        String name = "pedido.pago" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        String body = "{\"event\":\"" + name + "\",\"data\":{\"numero\":\"n1\"}}";
        assertThat(ingress.events(EVENTS_KEY, body).statusCode()).isEqualTo(422);

        try (TopicWriter writer = LocalServers.kafka().writer()) {
            String registration = "{\"name\":\"" + name + "\",\"entityField\":\"numero\"}";
            writer.write(Topology.EVENT_TYPES.name(), name, Map.of(), registration.getBytes(StandardCharsets.UTF_8));
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> ingress.events(EVENTS_KEY, body).statusCode() == 202);
    }
}
