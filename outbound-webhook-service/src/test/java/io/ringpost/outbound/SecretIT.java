package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class SecretIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void rotationSignsWithBothSecretsForADay() {
        JsonPath created = Operator.endpoint(crm.url(path).toString(), mark, Map.of());
        String id = created.getString("id");
        Response rotated = Operator.api().post("/webhook-endpoints/" + id + "/secret");
        rotated.then().statusCode(200).body("previousSecretUntil", not(nullValue()));
        crm.secret(path, created.getString("secret"));

        Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        ReceivedRequest request = crm.received(path).get(0);
        assertThat(request.verified()).isTrue();
        assertThat(request.headers().get("webhook-signature")).contains(" v1,");
        assertThat(rotated.jsonPath().getString("secret")).isNotEqualTo(created.getString("secret"));
    }

    @Test
    void secondRotationKeepsTheSecretThatTheReceiverStillUses() {
        JsonPath created = Operator.endpoint(crm.url(path).toString(), mark, Map.of());
        String id = created.getString("id");
        rotate(id, mark + "1");
        rotate(id, mark + "2");
        crm.secret(path, created.getString("secret"));

        Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        assertThat(crm.received(path).get(0).verified()).isTrue();
        assertThat(crm.received(path).get(0).headers().get("webhook-signature")).matches("v1,\\S+ v1,\\S+ v1,\\S+");
    }

    @Test
    void nineRotationsWithinADayAreOneTooManyAndTheSecretStays() {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        for (int i = 0; i < 8; i++) {
            rotate(id, mark + i).then().statusCode(200);
        }

        Response refused = rotate(id, mark + "one more");

        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("8 replaced secrets still sign"));
        rotate(id, mark + "7").then().statusCode(200).body("secret", not(nullValue()));
    }

    @Test
    void repeatedRotationReplacesNothingAndShowsItsSecretWhileThatIsTheNewest() {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        Response first = rotate(id, mark);

        Response repeated = rotate(id, mark);
        Response next = rotate(id, mark + "next");
        Response late = rotate(id, mark);

        assertThat(repeated.jsonPath().getString("secret"))
                .isNotNull()
                .isEqualTo(first.jsonPath().getString("secret"));
        assertThat(next.jsonPath().getString("secret"))
                .isNotEqualTo(first.jsonPath().getString("secret"));
        assertThat(late.jsonPath().getString("secret"))
                .isEqualTo(first.jsonPath().getString("secret"));
        Operator.api()
                .header("Idempotency-Key", mark)
                .body(Map.of("secret", "ein_anderes_geheimnis"))
                .post("/webhook-endpoints/" + id + "/secret")
                .then()
                .statusCode(422);
    }

    @Test
    void creationAndRotationThatDiedBeforeTheirAnswerAreFoundAgain() throws SQLException {
        Response endpoint = created(mark);
        String id = endpoint.path("id");
        String secret = rotate(id, mark).path("secret");
        update("update outbound_webhook.api_request set answer = null, lease_until = now() where id <> ?", id);

        String found =
                created(mark).then().body("secret", nullValue()).extract().path("id");
        rotate(id, mark).then().header("Idempotent-Replayed", nullValue()).body("secret", equalTo(secret));

        assertThat(found).isEqualTo(id);
    }

    @Test
    void newSecretAndHeadersRepairAnEndpointWhoseKeyIsLost() throws SQLException {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of("headers", Map.of("X-Own", "1")))
                .getString("id");
        sealWithAnotherKey(id);

        Operator.api()
                .get("/webhook-endpoints?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.headers", equalTo(Map.of("***", "***")));
        Operator.api()
                .body(Map.of("description", "lost"))
                .patch("/webhook-endpoints/" + id)
                .then()
                .statusCode(200)
                .body("headers", equalTo(Map.of("***", "***")));
        String secret = rotate(id, mark).then().statusCode(200).extract().path("secret");
        crm.secret(path, secret);
        Operator.api()
                .body(Map.of("headers", Map.of("X-Own", "2")))
                .patch("/webhook-endpoints/" + id)
                .then()
                .statusCode(200);
        Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        assertThat(crm.received(path).get(0).verified()).isTrue();
        assertThat(crm.received(path).get(0).headers()).containsEntry("x-own", "2");
    }

    @Test
    void replacedSecretIsForgottenOnceItHasStoppedCounting() throws SQLException {
        String id = Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        rotate(id, mark).then().statusCode(200).body("previousSecretUntil", not(nullValue()));

        update("update outbound_webhook.endpoint set replaced_until = array[now()] where id = ?", id);

        await().atMost(SOON)
                .untilAsserted(() ->
                        Operator.api().get("/webhook-endpoints/" + id).then().body("previousSecretUntil", nullValue()));
    }

    /** As if the key had been replaced: the first bytes of what is encrypted name it. */
    private static void sealWithAnotherKey(String id) throws SQLException {
        update(
                "update outbound_webhook.endpoint set secret = set_byte(secret, 0, 255 - get_byte(secret, 0)),"
                        + " headers = set_byte(headers, 0, 255 - get_byte(headers, 0)) where id = ?",
                id);
    }

    private static void update(String sql, String id) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    private static Response created(String key) {
        Response answer = Operator.api()
                .header("Idempotency-Key", key)
                .body(Map.of("url", "https://crm.example/h", "events", List.of("x.y")))
                .post("/webhook-endpoints");
        answer.then().statusCode(201);
        return answer;
    }

    private static Response rotate(String id, String key) {
        return Operator.api().header("Idempotency-Key", key).post("/webhook-endpoints/" + id + "/secret");
    }
}
