package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.junit.LocalServers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class FailedDeliveryIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FAILED = "webhook.entrega_falhou";

    private static final String TOLD =
            "select count(*) from event where name = ? and position(? in convert_from(body, 'UTF8')) > 0";

    private final String notices = "/notices-" + mark;

    @BeforeEach
    void start() {
        crm.behave(path, new Behaviour.Status(500));
    }

    @Test
    void othersAreToldSignedOfADeliveryThatFailedAndTheEndpointItselfIsNot() {
        String name = "pedido.n" + mark.substring(0, 8);
        String endpoint = endpoint(Map.of("events", List.of(name, FAILED), "filter", Map.of()));
        subscriber(endpoint);
        upstream.crm(name, mark);

        await().atMost(SOON).until(() -> crm.received(notices).size() == 1);

        ReceivedRequest told = crm.received(notices).get(0);
        JsonPath data = JsonPath.from(told.body()).setRootPath("data");
        String id = String.valueOf(Operator.deliveries(endpoint).get(0).get("id"));
        assertThat(told.verified()).isTrue();
        assertThat(told.headers()).containsEntry("x-webhook-event", FAILED);
        assertThat(data.getString("endpointId")).isEqualTo(endpoint);
        assertThat(data.getString("deliveryId")).isEqualTo(id);
        assertThat(data.getString("event")).isEqualTo(name);
        assertThat(data.getString("eventId")).isEqualTo(Operator.delivery(id).getString("eventId"));
        assertThat(data.getInt("attempts")).isEqualTo(5);
        assertThat(data.getInt("status")).isEqualTo(500);
        assertThat(data.getString("error")).isEqualTo("http_500");
        assertThat(data.getInt("more")).isZero();
        assertThat(told.body()).doesNotContain(mark, "João");
        assertThat(Planted.count(
                        TOLD + " and id in (select event_id from delivery where endpoint_id = ?)",
                        FAILED,
                        about(endpoint),
                        endpoint))
                .isZero();
    }

    @Test
    void goneEndpointsDeliveryIsTold() {
        crm.behave(path, new Behaviour.Status(410));
        String endpoint = endpoint(Map.of("stopOn410", true));
        subscriber(endpoint);
        upstream.crm("cliente.criado", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(notices))
                .extracting(request -> JsonPath.from(request.body()).getString("data.error"))
                .contains("http_410"));
    }

    @Test
    void whatTellsOperatorsMakesNothingMoreWhenItFails() {
        crm.behave(notices, new Behaviour.Status(500));
        String endpoint = endpoint(Map.of());
        String subscriber = subscriber(endpoint);
        subscriber(subscriber);
        upstream.crm("cliente.criado", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(subscriber))
                .extracting(delivery -> delivery.get("status"))
                .containsExactly("failed"));
        failOnce(endpoint);

        await().atMost(SOON).until(() -> toldOf(endpoint) == 2);
        assertThat(toldOf(subscriber)).isZero();
    }

    @Test
    void whatAPersonTriesByHandIsNotTold() {
        String endpoint = endpoint(Map.of());
        subscriber(endpoint);
        upstream.crm("cliente.criado", mark);
        await().atMost(SOON).until(() -> toldOf(endpoint) == 1);
        String id = String.valueOf(Operator.deliveries(endpoint).get(0).get("id"));

        Operator.retry(id).then().statusCode(202);
        await().atMost(SOON).until(() -> Operator.delivery(id).getInt("attempts") == 6);
        failOnce(endpoint);

        await().atMost(SOON).until(() -> toldOf(endpoint) == 2);
        assertThat(Planted.count(TOLD, FAILED, id)).isEqualTo(1);
    }

    /** It is over, too, if a clock that was ahead began it. */
    @ParameterizedTest
    @ValueSource(strings = {"now()", "now() + interval '1 day'"})
    void ofManyAFewAreToldEachAndTheOthersByOneWhenTheHourIsOver(String end) {
        String endpoint = endpoint(Map.of());
        subscriber(endpoint);
        IntStream.range(0, 12).forEach(i -> upstream.crm("pedido.n" + i, mark));
        await().atMost(SOON).until(() -> untold(endpoint) == 7);
        long atFirst = toldOf(endpoint);

        Planted.execute("update failure_window set ends_at = " + end + " where endpoint_id = ?", endpoint);

        await().atMost(SOON).until(() -> crm.received(notices).size() == 6);
        assertThat(atFirst).isEqualTo(5);
        assertThat(crm.received(notices).stream()
                        .map(request -> JsonPath.from(request.body()).getInt("data.more")))
                .containsOnly(0, 6);
        assertThat(crm.received(notices))
                .extracting(request -> request.headers().get("webhook-id"))
                .doesNotHaveDuplicates();
    }

    private void failOnce(String endpoint) {
        upstream.crm("cliente.atualizado", mark);
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .hasSize(2)
                .allMatch(delivery -> "failed".equals(delivery.get("status"))));
    }

    private static long toldOf(String endpoint) {
        return Planted.count(TOLD, FAILED, about(endpoint));
    }

    private static String about(String endpoint) {
        return "\"endpointId\":\"" + endpoint + "\"";
    }

    private static long untold(String endpoint) {
        return Planted.count("select coalesce(sum(untold), 0) from failure_window where endpoint_id = ?", endpoint);
    }

    private String endpoint(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.put("secret", SECRET);
        settings.put("autoDisable", false);
        return Operator.endpoint(crm.url(path).toString(), mark, settings).getString("id");
    }

    /** One that hears what is told of an endpoint. */
    private String subscriber(String of) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("secret", SECRET);
        settings.put("events", List.of("webhook.*"));
        settings.put("autoDisable", false);
        settings.put("filter", Map.of("endpointId", of));
        return Operator.endpoint(crm.url(notices).toString(), mark, settings).getString("id");
    }
}
