package io.ringpost.outbound;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From Kafka to planned deliveries. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class IntakeIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatCannotBeReadIsParkedAsItCameAndTheNextGoesOn() {
        endpoint(Map.of());
        List<String> unreadable = List.of(mark + " {", "{\"prova\":\"" + mark + "\"}");
        try (TopicWriter writer = LocalServers.kafka().writer()) {
            unreadable.forEach(body -> write(writer, "cliente.criado", body));
            write(writer, "cliente\ncriado", "{\"event\":\"x\",\"data\":{\"prova\":\"" + mark + "\"}}");
        }

        upstream.crm("cliente.criado", mark);

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        List<TopicRecord> letters = LocalServers.kafka()
                .reader()
                .await(
                        Topology.CRM_EVENTS.deadLetters().name(),
                        SOON,
                        records -> mine(records).size() == 3);
        assertThat(mine(letters))
                .extracting(letter -> letter.header(EventHeaders.DEAD_LETTER_REASON))
                .containsExactlyInAnyOrder("no_envelope", "no_envelope", "bad_name");
        assertThat(mine(letters)).extracting(TopicRecord::text).containsAll(unreadable);
    }

    /** The ingress answered 2xx to both; an index takes no name of any length, and a database no NUL. */
    @Test
    void eventArrivesWhateverItsEntityIsCalled() {
        endpoint(Map.of("ordered", true));
        String random =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(300).collect(Collectors.joining());
        for (String entity : List.of(random, "c\0" + mark, random)) {
            upstream.tell(event(entity), Service.INGRESS);
        }

        await().atMost(SOON).until(() -> crm.received(path).size() == 3);
    }

    /** Whoever is disabled and enabled meanwhile is owed every event, be it held for a while. */
    @Test
    void endpointThatChangesWhileEventsComeInGetsEachOnce() {
        String changing = endpoint(Map.of("concurrency", 16));
        String leaving = endpoint(Map.of("enabled", false));
        int events = 60;
        for (int i = 0; i < events; i++) {
            upstream.crm("pedido.n" + i, mark);
            if (i % 10 == 5) {
                enabled(changing, i % 20 != 5);
            }
            if (i == 30) {
                Operator.api().delete("/webhook-endpoints/" + leaving).then().statusCode(204);
            }
        }
        enabled(changing, true);

        await().atMost(SOON).until(() -> crm.received(path).size() >= events);
        await().atMost(SOON).untilAsserted(() -> assertThat(all(changing))
                .hasSize(events)
                .extracting(delivery -> delivery.get("status"))
                .containsOnly("delivered"));
        assertThat(crm.received(path).stream()
                        .collect(Collectors.groupingBy(
                                request -> String.valueOf(request.headers().get("x-webhook-event")),
                                Collectors.counting())))
                .hasSize(events)
                .allSatisfy((name, times) -> assertThat(times).isEqualTo(1));
        assertThat(all(leaving)).hasSizeLessThan(events).allMatch(delivery -> "cancelled"
                .equals(delivery.get("status")));
    }

    @Test
    void metricsNameNoEndpointNoUrlAndNoEvent() {
        String endpoint = endpoint(Map.of());
        upstream.crm("pedido." + mark.substring(0, 8), mark);
        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("status"))
                .containsExactly("delivered"));

        String metrics = get("/q/metrics").asString();

        assertThat(metrics)
                .doesNotContain(endpoint, mark.substring(0, 8), ":" + crm.port())
                .contains(
                        "ringpost_deliveries_attempts_total",
                        "ringpost_deliveries_due_lag_seconds",
                        "ringpost_deliveries_late_seconds",
                        "ringpost_deliveries_latency_seconds");
    }

    private List<TopicRecord> mine(List<TopicRecord> records) {
        return records.stream().filter(record -> record.text().contains(mark)).toList();
    }

    private CrmEvent event(String entity) {
        EventInfo info = new EventInfo(UUID.randomUUID().toString(), entity, Instant.EPOCH, 1);
        return new CrmEvent(info, "cliente.criado", "{\"data\":{\"id\":\"7\",\"prova\":\"" + mark + "\"}}");
    }

    private void write(TopicWriter writer, String name, String body) {
        EventInfo info = new EventInfo(UUID.randomUUID().toString(), mark, Instant.EPOCH, 1);
        EncodedEvent encoded = EventCodec.encode(new CrmEvent(info, name, body), Service.INGRESS);
        writer.write(encoded.topic().name(), encoded.key(), encoded.headers(), body.getBytes(UTF_8));
    }

    private static void enabled(String endpoint, boolean enabled) {
        Operator.api()
                .body(Map.of("enabled", enabled))
                .patch("/webhook-endpoints/" + endpoint)
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> all(String endpoint) {
        return Operator.api()
                .get("/deliveries?limit=200&endpoint=" + endpoint)
                .jsonPath()
                .getList("items");
    }

    private String endpoint(Map<String, Object> more) {
        return Operator.endpoint(crm.url(path).toString(), mark, more).getString("id");
    }
}
