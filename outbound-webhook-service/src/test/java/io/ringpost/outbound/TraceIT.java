package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.api.seal.SecretBox;
import io.ringpost.contract.Topology;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trace that an event came with, followed to its receivers. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class TraceIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    SecretBox box;

    private final String trace = mark.replace("-", "");
    private final String given = "00-" + trace + "-b7ad6b7169203331-01";

    @Test
    void endpointThatAsksGetsTheTraceWithASpanOfItsOwnForEachAttempt() {
        crm.behave(path, new Behaviour.FailFirst(2, 500));
        String endpoint = endpoint(Map.of("traceparent", true));

        upstream.crm("cliente.criado", mark, Map.of("traceparent", given));

        JsonPath delivery = ended(endpoint, "delivered");
        assertThat(delivery.getString("traceId")).isEqualTo(trace);
        assertThat(crm.received(path).stream().map(TraceIT::traceparent))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .doesNotContain(given)
                .allSatisfy(header -> assertThat(header).matches("00-" + trace + "-[0-9a-f]{16}-01"));
    }

    @Test
    void attemptIsLoggedAndAnnouncedWithTheTraceAndTheReceiverIsToldNothingUnlessItAsks() {
        String endpoint = endpoint(Map.of());

        try (LogCapture log = LogCapture.start()) {
            upstream.crm("cliente.criado", mark, Map.of("traceparent", given));

            assertThat(ended(endpoint, "delivered").getString("traceId")).isEqualTo(trace);
            await().atMost(SOON).untilAsserted(() -> assertThat(log.text())
                    .containsPattern("Webhook attempt made .*trace_id=" + trace));
        }
        List<TopicRecord> told = LocalServers.kafka()
                .reader()
                .await(Topology.DELIVERIES.name(), SOON, records -> records.stream()
                        .anyMatch(record -> endpoint.equals(record.key())));
        assertThat(told)
                .filteredOn(record -> endpoint.equals(record.key()))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.header("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-01"));
        assertThat(traceparent(crm.received(path).get(0))).isNull();
    }

    @Test
    void malformedTraceIsAsGoodAsNone() {
        String endpoint = endpoint(Map.of("traceparent", true));

        upstream.crm("cliente.criado", mark, Map.of("traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01"));

        assertThat(ended(endpoint, "delivered").getMap("$")).doesNotContainKey("traceId");
        assertThat(traceparent(crm.received(path).get(0))).isNull();
    }

    @Test
    void wishForTheTraceIsShownAndTakenBackAndNoOwnHeaderCanStandInItsPlace() {
        String endpoint = endpoint(Map.of());

        assertThat(patch(endpoint, Map.of("description", "CRM")).getBoolean("traceparent"))
                .isFalse();
        assertThat(patch(endpoint, Map.of("traceparent", true)).getBoolean("traceparent"))
                .isTrue();
        assertThat(patch(endpoint, Map.of("description", "other")).getBoolean("traceparent"))
                .isTrue();
        assertThat(patch(endpoint, Map.of("traceparent", false)).getBoolean("traceparent"))
                .isFalse();
        assertThat(patch(endpoint, Map.of("headers", Map.of("Traceparent", given)))
                        .getString("errors[0].field"))
                .isEqualTo("headers.Traceparent");
    }

    /** Such a header could be set by a release before; nobody else's trace goes out beside the event's, nor in its place. */
    @Test
    void ownHeaderFromBeforeIsNotSentToWhoAsksForTheTrace() {
        String asks = endpoint(Map.of("traceparent", true));
        String other = path + "/silent";
        String silent =
                Operator.endpoint(crm.url(other).toString(), mark, Map.of()).getString("id");
        for (String endpoint : List.of(asks, silent)) {
            String headers = "{\"TraceParent\":\"own\",\"X-Own\":\"1\"}";
            Planted.execute("update endpoint set headers = ? where id = ?", box.seal(headers, endpoint), endpoint);
        }

        upstream.crm("cliente.criado", mark, Map.of("traceparent", given));
        upstream.crm("cliente.atualizado", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(other)).hasSize(2));
        assertThat(crm.received(path))
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-own", "1"));
        assertThat(crm.received(path).stream().map(TraceIT::traceparent))
                .containsOnlyOnce((String) null)
                .filteredOn(Objects::nonNull)
                .singleElement(STRING)
                .startsWith("00-" + trace);
        assertThat(crm.received(other).stream().map(TraceIT::traceparent)).containsOnly("own");
    }

    private static JsonPath patch(String endpoint, Map<String, Object> change) {
        return Operator.api()
                .body(change)
                .patch("/webhook-endpoints/" + endpoint)
                .jsonPath();
    }

    private String endpoint(Map<String, Object> more) {
        return Operator.endpoint(crm.url(path).toString(), mark, more).getString("id");
    }

    private static @Nullable String traceparent(ReceivedRequest request) {
        return request.headers().get("traceparent");
    }
}
