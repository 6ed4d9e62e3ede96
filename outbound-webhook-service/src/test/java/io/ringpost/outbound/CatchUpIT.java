package io.ringpost.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class CatchUpIT {
    private final String mark = UUID.randomUUID().toString();
    private String endpoint;

    @BeforeEach
    void make() {
        endpoint = Operator.endpoint("https://crm.example/h", mark, Map.of()).getString("id");
    }

    @Test
    void whatDidNotArriveIsToldOldestFirstWithStatusAndPayload() {
        List<String> missed = List.of("cancelled", "expired", "failed", "held", "pending", "retrying");
        for (int i = 0; i < missed.size(); i++) {
            plant(missed.get(i), missed.get(i), Duration.ofMinutes(50 - i));
        }
        plant("arrived", "delivered", Duration.ofMinutes(30));
        plant("before", "failed", Duration.ofHours(2));

        Response page = missed(Duration.ofHours(1), "");

        page.then()
                .statusCode(200)
                .body("items.status", equalTo(missed))
                .body("items.endpointId.unique()", contains(endpoint))
                .body("items[0].event", equalTo("x.y"))
                .body("items[0].eventId", equalTo(mark + "cancelled"))
                .body("items[0].payload.id", equalTo(mark + "cancelled"))
                .body("next", equalTo(null));
        assertThat(page.asString()).contains("\"valor\":1.50");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            plant("d" + i, i % 2 == 0 ? "failed" : "retrying", Duration.ofMinutes(50 - i));
            planted.add(mark + "d" + i);
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = missed(Duration.ofHours(1), "&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        }

        assertThat(seen).isEqualTo(planted);
    }

    @Test
    void largeBodiesEndAPageAndTheNextGoesOn() {
        for (int i = 0; i < 3; i++) {
            Planted.delivery(endpoint, mark + i, "failed", Duration.ofMinutes(50 - i), 3 << 20);
        }

        JsonPath first = missed(Duration.ofHours(1), "").jsonPath();
        JsonPath second = missed(Duration.ofHours(1), "&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(List.of(mark + "0", mark + "1"));
        assertThat(second.getList("items.id")).isEqualTo(List.of(mark + "2"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void deletedEndpointStillTellsWhatItCancelled() {
        plant("waits", "pending", Duration.ofMinutes(1));
        Operator.api().delete("/webhook-endpoints/" + endpoint).then().statusCode(204);

        missed(Duration.ofHours(1), "").then().body("items.status", contains("cancelled"));
    }

    @Test
    void nothingMissedIsAnEmptyPageAndAnUnknownEndpointNone() {
        missed(Duration.ofHours(1), "").then().statusCode(200).body("items", empty());
        Operator.api()
                .get("/webhook-endpoints/none/missed?since=2026-01-31T10:00:00Z")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "since=", "since=yesterday", "since=2026-02-30"})
    void startThatIsNoneIsRefused(String query) {
        Operator.api()
                .get("/webhook-endpoints/" + endpoint + "/missed?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("since"));
    }

    @Test
    void keyForReadingIsEnough() {
        given().header("Authorization", "Bearer " + Operator.READ_KEY)
                .get("/api/v1/webhook-endpoints/" + endpoint + "/missed?since=2026-01-31")
                .then()
                .statusCode(200);
    }

    private void plant(String name, String status, Duration age) {
        Planted.delivery(endpoint, mark + name, status, age);
    }

    private Response missed(Duration since, String more) {
        return Operator.api()
                .get("/webhook-endpoints/" + endpoint + "/missed?since="
                        + Instant.now().minus(since) + more);
    }
}
