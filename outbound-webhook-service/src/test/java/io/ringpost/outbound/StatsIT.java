package io.ringpost.outbound;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.CrmReceiver;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class StatsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String mark = UUID.randomUUID().toString();
    private String endpoint;

    @BeforeEach
    void make() {
        endpoint = Operator.endpoint("https://crm.example/h", mark, Map.of("enabled", false))
                .getString("id");
    }

    @Test
    void attemptsAreCountedByOutcomeAndOurFaultsCountAgainstNobody() {
        plant("a", "delivered", Duration.ofMinutes(10));
        Planted.attempt(mark + "a", 1, Duration.ofMinutes(9), 100, "http_500", "receiver");
        Planted.attempt(mark + "a", 2, Duration.ofMinutes(8), 5, "http_429", "receiver");
        Planted.attempt(mark + "a", 3, Duration.ofMinutes(7), 9_000, "secret_unreadable", "ours");
        for (int post = 4; post <= 6; post++) {
            Planted.attempt(mark + "a", post, Duration.ofMinutes(6), 100L * post, null, null);
        }
        Planted.attempt(mark + "a", 7, Duration.ofHours(2), 1, "http_500", "receiver");

        JsonPath stats = stats("?window=PT1H").statusCode(200).extract().jsonPath();

        Assertions.assertThat(List.of("delivered", "failed", "postponed", "ours"))
                .extracting(outcome -> stats.getInt("attempts." + outcome))
                .containsExactly(3, 1, 1, 1);
        Assertions.assertThat(stats.getDouble("attemptSuccessRate")).isEqualTo(0.75);
        Assertions.assertThat(stats.getDouble("attempts.p50Millis")).isEqualTo(400);
        Assertions.assertThat(stats.getDouble("attempts.p95Millis")).isEqualTo(580);
    }

    @Test
    void deliveriesOfTheWindowAndTheBacklogOfAnyAge() {
        plant("a", "delivered", Duration.ofMinutes(10));
        plant("b", "failed", Duration.ofMinutes(10));
        plant("c", "delivered", Duration.ofMinutes(10));
        plant("d", "held", Duration.ofHours(30));
        plant("e", "pending", Duration.ofMinutes(10));
        plant("f", "retrying", Duration.ofHours(30));
        Planted.execute("update delivery set due_at = now() - interval '7 minutes' where id = ?", mark + "f");

        stats("")
                .statusCode(200)
                .body("window", equalTo("PT24H"))
                .body("deliveries.delivered", equalTo(2))
                .body("deliveries.failed", equalTo(1))
                .body("deliveries.open", equalTo(1))
                .body("deliverySuccessRate.toDouble()", closeTo(2 / 3.0, 0.001))
                .body("backlog.due", equalTo(1))
                .body("backlog.scheduled", equalTo(1))
                .body("backlog.sending", equalTo(0))
                .body("backlog.held", equalTo(1))
                .body("backlog.oldestDueAt", notNullValue());
    }

    @Test
    void realAttemptIsCountedForItsEndpoint() {
        try (CrmReceiver crm = CrmReceiver.start("sua_chave_secreta")) {
            String id = Operator.endpoint(crm.url("/" + mark).toString(), mark, Map.of())
                    .getString("id");

            Operator.api().post("/webhook-endpoints/" + id + "/test").then().statusCode(202);

            await().atMost(SOON)
                    .until(() -> Operator.api()
                                    .get("/webhook-endpoints/" + id + "/stats")
                                    .jsonPath()
                                    .getInt("attempts.delivered")
                            == 1);
        }
    }

    @Test
    void endpointWithoutHistoryHasNoRates() {
        stats("")
                .statusCode(200)
                .body("attempts.delivered", equalTo(0))
                .body("$", not(hasKey("attemptSuccessRate")))
                .body("attempts", not(hasKey("p95Millis")))
                .body("backlog", not(hasKey("oldestDueAt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24h", "PT0S", "PT59S", "-PT24H", "P31D"})
    void windowThatIsNoneIsRefused(String window) {
        stats("?window=" + window)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("window"));
    }

    @Test
    void unknownEndpointHasNoneAndAReaderMayAsk() {
        Operator.api().get("/webhook-endpoints/none/stats").then().statusCode(404);
        given().header("Authorization", "Bearer " + Operator.READ_KEY)
                .get("/api/v1/webhook-endpoints/" + endpoint + "/stats")
                .then()
                .statusCode(200);
    }

    private void plant(String name, String status, Duration age) {
        Planted.delivery(endpoint, mark + name, status, age);
    }

    private ValidatableResponse stats(String query) {
        return Operator.api()
                .get("/webhook-endpoints/" + endpoint + "/stats" + query)
                .then();
    }
}
