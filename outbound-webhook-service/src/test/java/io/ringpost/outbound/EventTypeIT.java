package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.catalogue.Catalogue;
import io.ringpost.outbound.fixture.Calls;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class EventTypeIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String name = "pedido.p" + mark.substring(0, 8);

    @Test
    void registeredTypeIsShownAsItWasRegistered() {
        register("{\"type\":\"object\",\"required\":[\"id\"]}", 201);
        register("{\"type\":\"object\",\"required\":[\"id\"]}", 200);

        Operator.api()
                .get("/event-types/" + name)
                .then()
                .statusCode(200)
                .body("source", equalTo("registered"))
                .body("family", equalTo("pedido"))
                .body("description.pt", equalTo("Um pedido"))
                .body("description.en", equalTo("An order"))
                .body("schema.required", equalTo(List.of("id")))
                .body("example.data.id", equalTo("7"));
    }

    @Test
    void oneOfTheCatalogueIsFoundAndAnUnknownOneIsNot() {
        Operator.api()
                .get("/event-types/chamada.encerrada")
                .then()
                .statusCode(200)
                .body("source", equalTo("ringpost"))
                .body("entityField", equalTo("id"))
                .body("example.event", equalTo("chamada.encerrada"));
        Operator.api().get("/event-types/" + name).then().statusCode(404);
    }

    @Test
    void allOfThemAreListedPageByPage() {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = Operator.api()
                    .queryParams(cursor == null ? Map.of("limit", 10) : Map.of("limit", 10, "cursor", cursor))
                    .get("/event-types")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(names)
                .containsAll(Catalogue.all().stream().map(type -> type.name()).toList());
    }

    @Test
    void eventThatBreaksItsSchemaIsParkedWithTheReasonAndTheNextGoesOn() {
        register("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}", 201);
        Operator.endpoint(crm.url(path).toString(), mark, Map.of("events", List.of(name, "cliente.criado")));

        CrmEvent wrong = crm(name, "{\"id\":\"7\",\"prova\":\"" + mark + "\",\"total\":\"muito\"}");
        CrmEvent nameless = crm("cliente.criado", "{\"prova\":\"" + mark + "\",\"nome\":7}");
        crm(name, "{\"id\":\"7\",\"prova\":\"" + mark + "\",\"total\":1.50}");
        upstream.crm("cliente.criado", mark);

        assertThat(letter(wrong).header(EventHeaders.DEAD_LETTER_REASON)).isEqualTo("schema_violation");
        assertThat(letter(wrong).header(EventHeaders.DEAD_LETTER_CAUSE))
                .isEqualTo("data.total string found, number expected");
        assertThat(letter(wrong).text()).isEqualTo(wrong.body());
        assertThat(letter(nameless).header(EventHeaders.DEAD_LETTER_CAUSE))
                .contains("data.id required property 'id' not found")
                .contains("data.nome integer found, ");
        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactlyInAnyOrder(name, "cliente.criado"));
    }

    /** No event comes in between from which the rules could be learned. */
    @Test
    void deadLetterIsGivenBackByTheSchemaThatHoldsThen() {
        register("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}", 201);
        Operator.endpoint(crm.url(path).toString(), mark, Map.of("events", List.of(name)));
        CrmEvent wrong = crm(name, "{\"id\":\"7\",\"prova\":\"" + mark + "\",\"total\":\"muito\"}");
        TopicRecord letter = letter(wrong);
        String topic = Topology.CRM_EVENTS.deadLetters().name();
        register("{\"type\":\"object\"}", 200);

        Operator.api()
                .body(Map.of("ids", List.of(topic + "/" + letter.partition() + "/" + letter.offset())))
                .post("/dead-letters/replay")
                .then()
                .statusCode(200)
                .body("applied", equalTo(1));

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
    }

    /** The ingress may have judged it by what was registered before. */
    @Test
    void eventThatWasAcceptedBeforeItsSchemaIsDelivered() {
        register("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}", 201);
        Operator.endpoint(crm.url(path).toString(), mark, Map.of("events", List.of(name)));

        upstream.tell(
                event(name, "{\"id\":\"7\",\"prova\":\"" + mark + "\",\"total\":\"muito\"}"),
                Service.INGRESS,
                Map.of(EventHeaders.RECEIVED_AT, Instant.now().toString()));

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(1));
    }

    @Test
    void whatHappensToOneCallArrivesInOrderThoughTheFirstFails() {
        crm.behave(path, new Behaviour.FailFirst(3, 500));
        Operator.endpoint(
                crm.url(path).toString(),
                mark,
                Map.of("ordered", true, "events", List.of("chamada.*", "gravacao.*"), "filter", Map.of()));

        tell(new CallEvent.Initiated(info("1"), Calls.completed(mark)));
        tell(new CallEvent.Ringing(info("2"), Calls.completed(mark)));
        tell(new CallEvent.Answered(info("3"), Calls.completed(mark)));
        tell(new CallEvent.Ended(info("4"), Calls.missed(mark)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        Operator.api().get("/deliveries?callId=" + mark).then().body("items", hasSize(5)));
        upstream.tell(new RecordingEvent.Stored(info("5"), Calls.recording(mark)), Service.RECORDING);

        await().atMost(SOON).untilAsserted(() -> assertThat(heard())
                .containsExactly(
                        "chamada.iniciada",
                        "chamada.tocando",
                        "chamada.atendida",
                        "chamada.encerrada",
                        "chamada.perdida",
                        "gravacao.disponivel"));
    }

    /** What was told of the call, repeats left out. */
    private List<@Nullable String> heard() {
        return crm.received(path).stream()
                .filter(request -> request.body().contains(mark))
                .map(ReceivedRequest::headers)
                .<@Nullable String>map(headers -> headers.get("x-webhook-event"))
                .distinct()
                .toList();
    }

    private void tell(Event event) {
        upstream.tell(event, Service.CALL_STATE);
    }

    private EventInfo info(String distinction) {
        return new EventInfo("evt_" + mark + distinction, mark, Calls.AT, 3);
    }

    private CrmEvent crm(String name, String data) {
        CrmEvent told = event(name, data);
        upstream.tell(told, Service.INGRESS);
        return told;
    }

    private static CrmEvent event(String event, String data) {
        EventInfo info = new EventInfo("evt_" + UUID.randomUUID(), "7", Instant.parse("2024-01-01T10:00:00Z"), 1);
        return new CrmEvent(
                info,
                event,
                "{\"event\":\"" + event + "\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":" + data + "}");
    }

    private static TopicRecord letter(CrmEvent event) {
        return LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.CRM_EVENTS.deadLetters().name(), SOON, record -> event.info()
                        .id()
                        .equals(record.header(EventHeaders.ID)));
    }

    private void register(String schema, int status) {
        Operator.api()
                .body("{\"name\":\"" + name
                        + "\",\"description\":{\"pt\":\"Um pedido\",\"en\":\"An order\"},\"schema\":"
                        + schema + ",\"example\":{\"event\":\"" + name
                        + "\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"id\":\"7\"}}}")
                .post("/event-types")
                .then()
                .statusCode(status);
    }
}
