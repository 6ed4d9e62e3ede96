package io.ringpost.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.Calls;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.sign.GuideReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class DeliveryIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void everyEventOfTheGuideArrivesWithBothSignaturesRight() {
        endpoint(Map.of());

        CrmCatalogue.all().forEach(type -> upstream.crm(type.name(), mark));

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(15));
        assertThat(crm.received(path)).allMatch(ReceivedRequest::verified);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactlyInAnyOrderElementsOf(
                        CrmCatalogue.all().stream().map(CrmEventType::name).toList());
        assertThat(crm.received(path))
                .allMatch(request -> request.body().contains("\"valor\":1.50"))
                .allMatch(request -> "application/json".equals(request.headers().get("content-type")));
    }

    @Test
    void madeSecretVerifiesByItsOwnRules() {
        JsonPath endpoint = Operator.endpoint(crm.url(path).toString(), mark, Map.of());
        crm.secret(path, endpoint.getString("secret"));

        upstream.crm("cliente.criado", mark);

        assertThat(first().verified()).isTrue();
    }

    @Test
    void callEventArrivesAsTheGuidesReceiverWritesItAgain() {
        JsonPath endpoint = Operator.endpoint(
                crm.url(path).toString(),
                mark,
                Map.of("secret", SECRET, "events", List.of("chamada.encerrada"), "filter", Map.of("id", mark)));

        upstream.tell(
                new CallEvent.Ended(new EventInfo(mark, mark, Calls.AT, 3), Calls.completed(mark)), Service.CALL_STATE);

        ReceivedRequest request = first();
        assertThat(GuideReceiver.accepts(
                        SECRET,
                        request.body(),
                        Map.of("X-Webhook-Signature", request.headers().get("x-webhook-signature"))))
                .isTrue();
        assertThat(Operator.deliveries(endpoint.getString("id")))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.get("callId")).isEqualTo(mark));
    }

    @Test
    void fifthFailureEndsItAndAPersonCanStillDeliverIt() {
        crm.behave(path, new Behaviour.Status(500));
        String endpoint = endpoint(Map.of());
        upstream.crm("tarefa.criada", mark);
        String id = awaitStatus(endpoint, "failed");
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-attempt"))
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(crm.received(path))
                .extracting(ReceivedRequest::body)
                .containsOnly(crm.received(path).get(0).body());
        crm.behave(path, new Behaviour.Ok());

        Operator.retry(id).then().statusCode(202);

        awaitStatus(endpoint, "delivered");
        JsonPath delivery = Operator.delivery(id);
        assertThat(delivery.getInt("attempts")).isEqualTo(6);
        assertThat(delivery.getList("history.manual")).containsExactly(false, false, false, false, false, true);
        assertThat(delivery.getList("history.status")).containsExactly(500, 500, 500, 500, 500, 200);
        assertThat(delivery.getString("payload.data.prova")).isEqualTo(mark);
        assertThat(crm.received(path))
                .hasSize(6)
                .allMatch(ReceivedRequest::verified)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("webhook-id", id))
                .extracting(ReceivedRequest::body)
                .containsOnly(crm.received(path).get(0).body());
        assertThat(crm.received(path))
                .extracting(request -> Long.valueOf(request.headers().get("webhook-timestamp")))
                .isSorted()
                .allSatisfy(sent -> assertThat(sent)
                        .isBetween(
                                Instant.now().getEpochSecond() - 300,
                                Instant.now().getEpochSecond()));
        Operator.retry(id).then().statusCode(409);
    }

    @Test
    void wishThatComesAgainUnderItsKeyIsGrantedOnce() {
        crm.behave(path, new Behaviour.Status(500));
        String endpoint = endpoint(Map.of());
        upstream.crm("tarefa.criada", mark);
        String id = awaitStatus(endpoint, "failed");
        Operator.retry(id, mark).then().statusCode(202);
        await().atMost(SOON)
                .until(() -> Operator.delivery(id).getList("history").size() == 6);

        String again = Operator.retry(id, mark)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("status");

        assertThat(again).isEqualTo("pending");
        assertThat(crm.received(path)).hasSize(6);
        Operator.retry(id, mark + "-2").then().statusCode(202);
        await().atMost(SOON)
                .until(() -> Operator.delivery(id).getList("history").size() == 7);
        assertThat(Operator.retry(id).jsonPath().getString("status")).isEqualTo("pending");
    }

    @Test
    void hangingEndpointDelaysNobody() {
        crm.behave(path + "/hung", new Behaviour.Hang());
        String hung = Operator.endpoint(crm.url(path + "/hung").toString(), mark, Map.of("concurrency", 1))
                .getString("id");
        String quick = endpoint(Map.of());

        Instant start = Instant.now();
        for (int i = 0; i < 5; i++) {
            upstream.crm("pedido.n" + i, mark);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(5));
        assertThat(Operator.deliveries(quick)).hasSize(5);
        await().atMost(SOON).until(() -> !crm.received(path + "/hung").isEmpty());
        int asked = crm.received(path + "/hung").size();
        // One at a time, and each takes its five seconds.
        assertThat(asked)
                .isLessThanOrEqualTo(
                        1 + (int) Duration.between(start, Instant.now()).toSeconds() / 5);
        assertThat(Operator.deliveries(hung))
                .hasSize(5)
                .extracting(delivery -> delivery.get("status"))
                .doesNotContain("delivered");
    }

    @Test
    void eventThatComesThriceIsDeliveredOnce() {
        String endpoint = endpoint(Map.of());

        upstream.crm("cliente.criado", mark);
        upstream.crm("cliente.criado", mark);
        upstream.crm("cliente.criado", mark);
        upstream.crm("cliente.excluido", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(2));
        awaitStatus(endpoint, "delivered");
        assertThat(Operator.deliveries(endpoint)).hasSize(2);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactlyInAnyOrder("cliente.criado", "cliente.excluido");
    }

    @Test
    void redirectIsAFailureAndIsNotFollowed() {
        crm.behave(
                path, new Behaviour.Redirect(302, crm.url(path + "/elsewhere").toString()));
        String endpoint = endpoint(Map.of());

        upstream.crm("cliente.criado", mark);

        String id = awaitStatus(endpoint, "failed");
        assertThat(Operator.delivery(id).getList("history.error")).containsOnly("http_302");
        assertThat(crm.received(path + "/elsewhere")).isEmpty();
    }

    @Test
    void patienceUsesUpNoAttempt() {
        crm.behave(path, new Behaviour.Status(429, "1"));
        String endpoint = endpoint(Map.of());
        upstream.crm("cliente.criado", mark);
        String id = awaitStatus(endpoint, "retrying");
        // One look: a second later it is tried again.
        JsonPath waiting = await().atMost(SOON)
                .until(() -> Operator.delivery(id), delivery -> "retry_after".equals(delivery.getString("waitsFor")));
        assertThat(waiting.getInt("attempts")).isZero();

        crm.behave(path, new Behaviour.Ok());

        awaitStatus(endpoint, "delivered");
        assertThat(Operator.delivery(id).getInt("attempts")).isEqualTo(1);
        assertThat(Operator.delivery(id).getList("history.postponed"))
                .startsWith(true)
                .endsWith(false);
    }

    @Test
    void goneDisablesTheEndpointThatAsksForIt() {
        crm.behave(path, new Behaviour.Status(410));
        String endpoint = endpoint(Map.of("stopOn410", true));

        upstream.crm("cliente.criado", mark);

        awaitStatus(endpoint, "failed");
        assertThat(crm.received(path)).hasSize(1);
        JsonPath view = Operator.api().get("/webhook-endpoints/" + endpoint).jsonPath();
        assertThat(view.getBoolean("enabled")).isFalse();
        assertThat(view.getString("disabledReason")).contains("410");
    }

    @Test
    void everyAttemptIsAnnounced() {
        crm.behave(path, new Behaviour.FailFirst(1, 503));
        String endpoint = endpoint(Map.of());

        upstream.crm("cliente.criado", mark);

        List<TopicRecord> told = LocalServers.kafka()
                .reader()
                .await(
                        Topology.DELIVERIES.name(),
                        SOON,
                        records -> of(endpoint, records).size() == 2);
        assertThat(of(endpoint, told))
                .extracting(record -> record.header("ce_type"))
                .containsExactly(DeliveryEvent.Attempted.TYPE, DeliveryEvent.Delivered.TYPE);
        assertThat(of(endpoint, told))
                .extracting(record ->
                        EventCodec.decode(record.headers(), record.text().getBytes(UTF_8)))
                .allSatisfy(event -> assertThat(event).isInstanceOf(DeliveryEvent.class));
    }

    @Test
    void limitedEndpointGetsAllItsWebhooksAndEachSaysWhyItWaits() {
        String endpoint = endpoint(Map.of("rateLimit", "2/h"));
        List.of("pedido.um", "pedido.dois", "pedido.tres").forEach(name -> upstream.crm(name, mark));
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("status"))
                .containsExactlyInAnyOrder("delivered", "delivered", "pending"));
        Map<String, Object> waiting = Operator.deliveries(endpoint).stream()
                .filter(delivery -> "pending".equals(delivery.get("status")))
                .findFirst()
                .orElseThrow();

        Operator.api().body("{\"rateLimit\":\"10/s\"}").patch("/webhook-endpoints/" + endpoint);

        assertThat(waiting).containsEntry("waitsFor", "rate_limit").containsEntry("attempts", 0);
        assertThat(Instant.parse(String.valueOf(waiting.get("nextAttemptAt"))))
                .isAfter(Instant.now().plusSeconds(3000));
        await().atMost(SOON).until(() -> crm.received(path).size() == 3);
    }

    @Test
    void orderedEndpointHearsOfOneEntityInOrderThoughTheFirstFailsOnce() {
        crm.behave(path, new Behaviour.FailFirst(2, 500));
        endpoint(Map.of("ordered", true));
        List<String> names = List.of("pedido.aberto", "pedido.pago", "pedido.enviado");

        names.forEach(name -> upstream.crm(name, mark));

        await().atMost(SOON).until(() -> crm.received(path).size() == 5);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactly("pedido.aberto", "pedido.aberto", "pedido.aberto", "pedido.pago", "pedido.enviado");
    }

    private static List<TopicRecord> of(String endpoint, List<TopicRecord> records) {
        return records.stream().filter(record -> endpoint.equals(record.key())).toList();
    }

    private String endpoint(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.put("secret", SECRET);
        return Operator.endpoint(crm.url(path).toString(), mark, settings).getString("id");
    }

    private ReceivedRequest first() {
        await().atMost(SOON).until(() -> !crm.received(path).isEmpty());
        return crm.received(path).get(0);
    }

    /** The id of the endpoint's newest delivery once it stands so. */
    private static String awaitStatus(String endpoint, String status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .first()
                .satisfies(delivery -> assertThat(delivery.get("status")).isEqualTo(status)));
        return String.valueOf(Operator.deliveries(endpoint).get(0).get("id"));
    }
}
