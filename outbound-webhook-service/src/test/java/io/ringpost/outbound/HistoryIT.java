package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class HistoryIT {
    private final String id = "dlv_" + UUID.randomUUID();
    private String endpoint;

    @BeforeEach
    void plant() {
        Planted.execute("update purge_start set at = now()");
        endpoint = Operator.endpoint("https://crm.example/h", id, Map.of()).getString("id");
        Planted.delivery(endpoint, id, "failed", Duration.ofDays(40));
        Planted.execute("update event set body = '', purged_at = now() where id = ?", id);
    }

    @Test
    void purgedPayloadIsSaidAndTheRecordAndItsAttemptsAreStillTold() {
        for (int post = 1; post <= 5; post++) {
            Planted.attempt(id, post, Duration.ofDays(39), 5, "http_500", "receiver");
        }

        Operator.api()
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("attempts", equalTo(5))
                .body("$", not(hasKey("payload")))
                .body("payloadPurgedAt", notNullValue())
                .body("history", hasSize(5))
                .body("$", not(hasKey("historyPurged")));
    }

    /** The service itself does it, while it goes on delivering; what is open stays as it is. */
    @Test
    void payloadsGoByThemselvesWhenTheyAreOldAndNothingWaitsForThem() {
        Planted.delivery(endpoint, id + "-ended", "delivered", Duration.ofDays(40));
        Planted.delivery(endpoint, id + "-open", "pending", Duration.ofDays(40));
        Planted.execute("update event set created_at = now() - interval '40 days' where id like ?", id + "-%");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Operator.delivery(id + "-ended").get("payloadPurgedAt") != null);

        assertThat(Operator.delivery(id + "-ended").getString("status")).isEqualTo("delivered");
        assertThat(Operator.delivery(id + "-open").getString("payload.id")).isEqualTo(id + "-open");
    }

    @Test
    void answersGoByThemselvesWithTheirPayloadAndTheAttemptIsStillTold() {
        Planted.attempt(id, 1, Duration.ofDays(39), 5, "http_500", "receiver");
        Planted.execute(
                "update attempt set answer = 'maria', answer_head = '{\"server\":\"crm\"}', status = 500 where delivery_id = ?",
                id);
        Planted.execute("delete from purged_day");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Operator.delivery(id).get("history[0].answerPurgedAt") != null);

        Operator.api()
                .get("/deliveries/" + id)
                .then()
                .body("history[0].status", equalTo(500))
                .body("history[0].error", equalTo("http_500"))
                .body("history[0].answer", equalTo(""))
                .body("history[0]", not(hasKey("answerHead")));
    }

    @Test
    void whatEndedLongAgoIsForgottenByItself() {
        Planted.delivery(endpoint, id + "-ended", "failed", Duration.ofDays(100));
        Planted.execute("update delivery set updated_at = created_at where id = ?", id + "-ended");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Operator.api().get("/deliveries/" + id + "-ended").statusCode() == 404);

        Operator.api().get("/deliveries/" + id).then().statusCode(200);
    }

    @Test
    void attemptsOfDaysThatWereDroppedAreSaidToBeGone() {
        Planted.attempt(id, 5, Duration.ofDays(39), 5, "http_500", "receiver");

        Operator.api()
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("history", hasSize(1))
                .body("historyPurged", equalTo(true));
    }

    @Test
    void anotherTryOfWhatHasNoPayloadSaysWhyItCannotBe() {
        Operator.api()
                .post("/deliveries/" + id + "/retry")
                .then()
                .statusCode(410)
                .body("detail", containsString("The payload of this delivery was purged on "));
    }

    @Test
    void whoCatchesUpIsToldThatThePayloadIsGone() {
        Operator.api()
                .get("/webhook-endpoints/" + endpoint + "/missed?since=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0]", not(hasKey("payload")))
                .body("items[0].payloadPurgedAt", notNullValue());
    }

    @Test
    void replayCountsNothingThatHasNoPayload() {
        Operator.api()
                .body("{\"since\":\"2020-01-01T00:00:00Z\",\"dryRun\":true}")
                .post("/webhook-endpoints/" + endpoint + "/replay")
                .then()
                .statusCode(200)
                .body("matched", equalTo(0));
    }
}
