package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.Topology;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class FailingEndpointIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String notices = "/notices-" + mark;

    @BeforeEach
    void start() {
        crm.behave(path, new Behaviour.Status(500));
    }

    @Test
    void endpointToWhichNothingGetsThroughIsWarnedOfAndDisabledAndItsDeliveriesAreHeld() {
        String endpoint = endpoint(Map.of());
        Operator.endpoint(
                crm.url(notices).toString(),
                mark,
                Map.of("secret", SECRET, "events", List.of("webhook.*"), "filter", Map.of("endpointId", endpoint)));

        failUntilDisabled(endpoint);

        JsonPath view = view(endpoint);
        assertThat(view.getString("disabledReason")).contains("no attempt has succeeded since");
        await().atMost(SOON).untilAsserted(() -> assertThat(names())
                .contains("webhook.endpoint_aviso", "webhook.endpoint_desativado"));
        assertThat(names()).filteredOn("webhook.endpoint_desativado"::equals).hasSize(1);
        assertThat(crm.received(notices)).allMatch(ReceivedRequest::verified);
        List<TopicRecord> alerts = LocalServers.kafka().reader().await(Topology.ALERTS.name(), SOON, records -> keys(
                        records, endpoint)
                .contains("endpoint_disabled:" + endpoint));
        assertThat(keys(alerts, endpoint)).contains("endpoint_failing:" + endpoint);

        crm.behave(path, new Behaviour.Ok());
        Operator.api()
                .body(Map.of("enabled", true))
                .patch("/webhook-endpoints/" + endpoint)
                .then()
                .statusCode(200);
        upstream.crm("depois.disso", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("status"))
                .doesNotContain("held", "pending", "retrying", "sending")
                .contains("delivered"));
        assertThat(view(endpoint).getBoolean("enabled")).isTrue();
    }

    @Test
    void whoDoesNotWantItIsNeverDisabledAndWhoWantsItLaterBeginsAnew() {
        String endpoint = endpoint(Map.of("autoDisable", false));
        IntStream.range(0, 5).forEach(i -> upstream.crm("pedido.n" + i, mark));

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .hasSize(5)
                .allMatch(delivery -> "failed".equals(delivery.get("status"))));

        assertThat(view(endpoint).getBoolean("enabled")).isTrue();
        assertThat(failures(endpoint)).isEqualTo(25);

        Operator.api()
                .body(Map.of("autoDisable", true))
                .patch("/webhook-endpoints/" + endpoint)
                .then()
                .statusCode(200);

        assertThat(failures(endpoint)).isZero();
    }

    /** It may be our own way out that is closed. */
    @Test
    void nobodyIsDisabledWhileNobodyAtAllIsReached() {
        crm.behave(path, new Behaviour.Close());
        String endpoint = endpoint(Map.of());
        Planted.execute("update last_success set at = 'epoch'");
        IntStream.range(0, 6).forEach(i -> upstream.crm("cliente.n" + i, mark));

        await().atMost(SOON).until(() -> failures(endpoint) == 30);
        boolean enabled = view(endpoint).getBoolean("enabled");
        long slowed = slowed(endpoint);
        Planted.execute("update last_success set at = now()");
        failUntilDisabled(endpoint);

        assertThat(enabled).isTrue();
        assertThat(slowed).isZero();
        assertThat(view(endpoint).getString("disabledReason")).contains("no attempt has succeeded since");
    }

    @Test
    void whatAPersonTriesByHandDoesNotCountAndOneSuccessEndsIt() {
        String endpoint = endpoint(Map.of());
        upstream.crm("cliente.criado", mark);
        String id = ended(endpoint, "failed").getString("id");
        long before = failures(endpoint);

        crm.behave(path, new Behaviour.Status(503));
        Operator.retry(id).then().statusCode(202);
        await().atMost(SOON).until(() -> crm.received(path).size() == 6);
        ended(endpoint, "failed");
        long afterwards = failures(endpoint);
        long slowed = slowed(endpoint);
        crm.behave(path, new Behaviour.Ok());
        Operator.retry(id).then().statusCode(202);
        ended(endpoint, "delivered");

        assertThat(before).isEqualTo(5);
        assertThat(afterwards).isEqualTo(5);
        assertThat(slowed).isZero();
        assertThat(failures(endpoint)).isZero();
    }

    @Test
    void receiverThatHasTooMuchToDoGetsLessAtOnceUntilItHasNot() {
        crm.behave(path, new Behaviour.FailFirst(4, 429));
        String endpoint = endpoint(Map.of("autoDisable", false));
        IntStream.range(0, 4).forEach(i -> upstream.crm("cliente.n" + i, mark));
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .hasSize(4)
                .allMatch(delivery -> "delivered".equals(delivery.get("status"))));
        int places = places(endpoint);

        IntStream.range(4, 30).forEach(i -> upstream.crm("cliente.n" + i, mark));

        await().atMost(SOON).until(() -> places(endpoint) == 4);
        assertThat(places).isBetween(1, 3);
    }

    private static int places(String endpoint) {
        return Operator.api()
                .get("/webhook-endpoints/" + endpoint + "/stats")
                .then()
                .statusCode(200)
                .body("places.atMost", equalTo(4))
                .extract()
                .path("places.now");
    }

    private static long failures(String endpoint) {
        return Planted.count("select coalesce(sum(failures), 0) from failing where endpoint_id = ?", endpoint);
    }

    private static long slowed(String endpoint) {
        return Planted.count("select count(*) from slowed where endpoint_id = ?", endpoint);
    }

    /** Twenty failures over half a second are what the tests' settings take. */
    private void failUntilDisabled(String endpoint) {
        int[] events = {0};
        await().atMost(SOON).until(() -> {
            upstream.crm("pedido.n" + events[0]++, mark);
            return !view(endpoint).getBoolean("enabled");
        });
    }

    private List<String> names() {
        return crm.received(notices).stream()
                .map(request -> request.headers().get("x-webhook-event"))
                .toList();
    }

    private static List<String> keys(List<TopicRecord> records, String endpoint) {
        return records.stream()
                .map(TopicRecord::key)
                .filter(key -> key.endsWith(endpoint))
                .toList();
    }

    private String endpoint(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.put("secret", SECRET);
        return Operator.endpoint(crm.url(path).toString(), mark, settings).getString("id");
    }

    private static JsonPath view(String endpoint) {
        return Operator.api().get("/webhook-endpoints/" + endpoint).jsonPath();
    }
}
