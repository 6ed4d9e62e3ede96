package io.ringpost.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringpost.contract.Topology;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class EndpointIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void secretIsShownOnceAndNeverAgain() throws SQLException {
        try (LogCapture log = LogCapture.start()) {
            JsonPath created = Operator.endpoint(crm.url(path).toString(), mark, Map.of());
            String id = created.getString("id");
            String secret = created.getString("secret");
            assertThat(secret).startsWith("whsec_").hasSize(50);

            upstream.crm("cliente.criado", mark);
            await().atMost(SOON).until(() -> crm.received(path).size() == 1);

            String one = Operator.api().get("/webhook-endpoints/" + id).asString();
            String list = Operator.api().get("/webhook-endpoints?limit=200").asString();
            String changed = Operator.api()
                    .body(Map.of("description", "x"))
                    .patch("/webhook-endpoints/" + id)
                    .asString();
            assertThat(List.of(one, list, changed)).noneMatch(answer -> answer.contains(secret));
            assertThat(row(id)).doesNotContain(secret);
            assertThat(log.text()).contains("Webhook attempt made").doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"events":["*"]}                                                              | url
            {"url":"https://crm.example/h"}                                               | events
            {"url":"https://crm.example/h","events":[]}                                   | events
            {"url":"https://crm.example/h","events":["Cliente"]}                          | events[0]
            {"url":"https://ana:geheim@crm.example/h","events":["*"]}                     | url
            {"url":"ftp://crm.example/h","events":["*"]}                                  | url
            {"url":"http://10.0.0.1/h","events":["*"]}                                    | url
            {"url":"http://169.254.169.254/latest","events":["*"]}                        | url
            {"url":"http://[::1]/h","events":["*"]}                                       | url
            {"url":"http://0x7f.1/h","events":["*"]}                                      | url
            {"url":7,"events":["*"]}                                                      | url
            {"url":"https://crm.example/h","events":["*"],"secret":"kurz"}                | secret
            {"url":"https://crm.example/h","events":["*"],"concurrency":0}                | concurrency
            {"url":"https://crm.example/h","events":["*"],"concurrency":1.5}              | concurrency
            {"url":"https://crm.example/h","events":["*"],"schedule":"daily"}             | schedule
            {"url":"https://crm.example/h","events":["*"],"enabled":"yes"}                | enabled
            {"url":"https://crm.example/h","events":["*"],"headers":{"webhook-id":"1"}}   | headers.webhook-id
            {"url":"https://crm.example/h","events":["*"],"headers":{"X-A":"a\\r\\nB: c"}} | headers.X-A
            {"url":"https://crm.example/h","events":["*"],"filter":{"a":{}}}              | filter.a
            {"url":"https://crm.example/h","events":["*"],"filter":{"a":1e400}}           | filter.a
            {"url":"https://crm.example/h","events":["*"],"headers":{"X-A":"1","x-a":"2"}} | headers.x-a
            {"url":"https://crm.example/h","events":["*"],"rateLimit":5}                  | rateLimit
            {"url":"https://crm.example/h","events":["*"],"rateLimit":"10/d"}             | rateLimit
            {"url":"https://crm.example/h","events":["*"],"ordered":1}                    | ordered
            {"url":"https://crm.example/h","events":["*"],"autoDisable":"no"}             | autoDisable
            {"url":"https://crm.example/h","events":["*"],"traceparent":"00-1"}           | traceparent
            """)
    void faultIsNamedByItsField(String body, String field) {
        Response answer = Operator.create(body);

        answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains(field))
                .body(not(containsString("geheim")));
    }

    @Test
    void limitAndOrderAreKeptShownAndTakenBack() {
        String id = Operator.endpoint(
                        crm.url(path).toString(),
                        mark,
                        Map.of("rateLimit", "300/m", "ordered", true, "autoDisable", false))
                .getString("id");

        JsonPath made = Operator.api().get("/webhook-endpoints/" + id).jsonPath();
        JsonPath changed = Operator.api()
                .body("{\"rateLimit\":null,\"ordered\":false}")
                .patch("/webhook-endpoints/" + id)
                .jsonPath();

        assertThat(made.getString("rateLimit")).isEqualTo("300/m");
        assertThat(made.getBoolean("ordered")).isTrue();
        assertThat(made.getBoolean("autoDisable")).isFalse();
        assertThat(changed.getString("rateLimit")).isNull();
        assertThat(changed.getBoolean("ordered")).isFalse();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Operator.create("{\"url\":\"ftp://x\",\"colour\":\"red\",\"size\":1}")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("colour"))
                .body("errors.field", hasItem("size"))
                .body("errors.field", hasItem("url"))
                .body("errors.field", hasItem("events"));
    }

    @Test
    void repeatedCreationMakesOneEndpoint() {
        Map<String, Object> body = Map.of("url", "https://crm.example/h", "events", List.of("x.y"));

        Response first =
                Operator.api().header("Idempotency-Key", mark).body(body).post("/webhook-endpoints");
        Response second =
                Operator.api().header("Idempotency-Key", mark).body(body).post("/webhook-endpoints");
        Response other = Operator.api()
                .header("Idempotency-Key", mark)
                .body(Map.of("url", "https://crm.example/other", "events", List.of("x.y")))
                .post("/webhook-endpoints");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.jsonPath().getString("secret"))
                .isEqualTo(first.jsonPath().getString("secret"));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void testReachesTheEndpointWhateverItSubscribesTo() {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of("events", List.of("x.y")))
                .getString("id");

        Response one = Operator.api().header("Idempotency-Key", mark).post("/webhook-endpoints/" + id + "/test");
        Response two = Operator.api().header("Idempotency-Key", mark).post("/webhook-endpoints/" + id + "/test");

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        assertThat(one.jsonPath().getString("deliveryId"))
                .isEqualTo(two.jsonPath().getString("deliveryId"));
        assertThat(crm.received(path).get(0).headers()).containsEntry("x-webhook-event", "webhook.test");
        assertThat(Operator.deliveries(id)).hasSize(1);
    }

    @Test
    void operatorsOwnHeadersAreSentAndHidden() {
        JsonPath created = Operator.endpoint(
                crm.url(path).toString(), mark, Map.of("headers", Map.of("Authorization", "Bearer geheim")));
        String id = created.getString("id");
        assertThat(created.getString("headers.Authorization")).isEqualTo("***");
        Operator.api()
                .body(Map.of("headers", Map.of("Authorization", "***", "X-Own", "1")))
                .patch("/webhook-endpoints/" + id)
                .then()
                .statusCode(200);

        Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        assertThat(crm.received(path).get(0).headers())
                .containsEntry("authorization", "Bearer geheim")
                .containsEntry("x-own", "1");
    }

    @Test
    void changeKeepsWhatIsNotGivenAndNamesWhatIsWrong() {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of("concurrency", 7))
                .getString("id");

        Operator.api()
                .body(Map.of("enabled", false))
                .patch("/webhook-endpoints/" + id)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("concurrency", equalTo(7))
                .body("filter.prova", contains(mark));
        Operator.api()
                .body(Map.of("secret", "ein_neues_geheimnis", "url", "http://192.168.0.1/"))
                .patch("/webhook-endpoints/" + id)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("secret"))
                .body("errors.field", hasItem("url"));
        Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(409);
    }

    @Test
    void deletingCancelsWhatWaits() {
        crm.behave(path, new Behaviour.Hang());
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of("concurrency", 1))
                .getString("id");
        upstream.crm("cliente.criado", mark);
        upstream.crm("cliente.excluido", mark);
        await().atMost(SOON)
                .until(() -> crm.received(path).size() == 1
                        && Operator.deliveries(id).size() == 2);

        Operator.api().delete("/webhook-endpoints/" + id).then().statusCode(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(id))
                .extracting(delivery -> delivery.get("status"))
                .containsOnly("cancelled"));
        assertThat(Operator.deliveries(id))
                .extracting(delivery -> Operator.delivery(String.valueOf(delivery.get("id")))
                        .getList("history")
                        .size())
                .containsExactlyInAnyOrder(0, 1);
        assertThat(crm.received(path)).hasSize(1);
        Operator.api().get("/webhook-endpoints/" + id).then().statusCode(404);
        Operator.api().delete("/webhook-endpoints/" + id).then().statusCode(404);
        Operator.retry(String.valueOf(Operator.deliveries(id).get(0).get("id")))
                .then()
                .statusCode(409);
    }

    @Test
    void deliveriesComeInPages() {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        for (int i = 0; i < 5; i++) {
            Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";

        while (cursor != null) {
            JsonPath page = Operator.api()
                    .get("/deliveries?limit=2&endpoint=" + id + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void unknownStatusIsRefused() {
        Operator.api().get("/deliveries?status=lost").then().statusCode(400).body("detail", containsString("status"));
        Operator.api().get("/deliveries/none").then().statusCode(404);
        Operator.retry("none").then().statusCode(404);
    }

    @Test
    void readerMayNotManage() {
        given().header("Authorization", "Bearer " + Operator.READ_KEY)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/webhook-endpoints")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + Operator.READ_KEY)
                .get("/api/v1/webhook-endpoints")
                .then()
                .statusCode(200);
    }

    @Test
    void registeredEventTypeIsToldToTheIngress() {
        String name = "pedido.p" + mark.substring(0, 8).replace('-', 'x');

        Operator.api()
                .body(Map.of("name", name, "entityField", "pedidoId", "schema", Map.of("type", "object")))
                .post("/event-types")
                .then()
                .statusCode(201);

        TopicRecord told = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.EVENT_TYPES.name(), SOON, record -> name.equals(record.key()));
        assertThat(told.text())
                .isEqualTo("{\"name\":\"" + name + "\",\"entityField\":\"pedidoId\",\"schema\":{\"type\":\"object\"}}");
        Operator.api().get("/event-types/" + name).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"cliente.criado, 409", "chamada.nova, 422", "Pedido, 422", "pedido, 422"})
    void nameThatIsTakenOrNoneIsNotRegistered(String name, int status) {
        Operator.api().body(Map.of("name", name)).post("/event-types").then().statusCode(status);
    }

    @Test
    void readyWhileDueWorkIsLookedUp() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'deliveries' }.status", equalTo("UP"));
    }

    private static String row(String id) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("select encode(secret, 'escape') || e::text from outbound_webhook.endpoint e"
                                + " where id = '" + id + "'")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
