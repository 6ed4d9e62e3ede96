package io.ringpost.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class ReplayIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration RECENT = Duration.ofMinutes(10);

    private String endpoint;

    @BeforeEach
    void start() {
        endpoint = endpoint(true);
    }

    @Test
    void dryRunMakesNothingAndCountsWhatIsSentAfterwards() {
        plant("first", "failed", RECENT);
        plant("second", "expired", RECENT.minusMinutes(1));
        plant("third", "failed", RECENT.minusMinutes(2));
        plant("arrived", "delivered", RECENT);
        plant("before", "failed", Duration.ofHours(2));

        ask(Map.of("dryRun", true))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("matched", equalTo(3))
                .body("more", equalTo(false))
                .body("most", equalTo(100_000));
        replays("").then().body("items", empty());
        assertThat(crm.received(path)).isEmpty();
        String id = begun(Map.of("perSecond", 100));

        await().atMost(SOON).until(() -> crm.received(path).size() == 3);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("webhook-id"))
                .containsExactlyInAnyOrder(mark + "first", mark + "second", mark + "third");
        JsonPath replay = replay(id);
        assertThat(List.of("matched", "replayed", "skipped"))
                .extracting(replay::getInt)
                .containsExactly(3, 3, 0);
        assertThat(replay.getString("status")).isEqualTo("done");
        assertThat(replay.getString("askedBy")).isEqualTo("main");
        assertThat(replay.getString("finishedAt")).isNotNull();
        cancel(id).then().statusCode(409);
    }

    @Test
    void deliveryGoesThroughTheFullScheduleAgain() {
        crm.behave(path, new Behaviour.FailFirst(100, 500));
        plant("a", "failed", RECENT);

        begun(Map.of("status", "failed"));

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-attempt"))
                .containsExactly("1", "2", "3", "4", "5"));
        await().atMost(SOON)
                .until(() -> "failed".equals(Operator.delivery(mark + "a").getString("status")));
        assertThat(Operator.delivery(mark + "a").getList("history.manual"))
                .isEqualTo(List.of(true, false, false, false, false));
    }

    @Test
    void repeatedRequestBeginsOneReplay() {
        plant("a", "failed", RECENT);
        Map<String, Object> body = body(Map.of());

        Response first =
                Operator.api().header("Idempotency-Key", mark).body(body).post(replayPath());
        Response second =
                Operator.api().header("Idempotency-Key", mark).body(body).post(replayPath());
        Response other = Operator.api()
                .header("Idempotency-Key", mark)
                .body(body(Map.of("perSecond", 7)))
                .post(replayPath());

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(other.statusCode()).isEqualTo(422);
        replays("").then().body("items", hasSize(1));
    }

    @Test
    void cancelledReplayGivesNoMoreBack() {
        for (int i = 0; i < 60; i++) {
            plant("d" + i, "failed", RECENT.plusSeconds(i));
        }
        String id = begun(Map.of("perSecond", 1));
        await().atMost(SOON).until(() -> replay(id).getInt("replayed") > 0);

        JsonPath cancelled = cancel(id).then().statusCode(200).extract().jsonPath();

        int replayed = cancelled.getInt("replayed");
        assertThat(cancelled.getString("status")).isEqualTo("cancelled");
        assertThat(cancelled.getString("cancelledBy")).isEqualTo("main");
        assertThat(replayed).isBetween(1, 59);
        await().atMost(SOON).until(() -> crm.received(path).size() == replayed);
        assertThat(Operator.api()
                        .get("/deliveries?limit=200&status=failed&endpoint=" + endpoint)
                        .jsonPath()
                        .getList("items"))
                .hasSize(60 - replayed);
        cancel(id).then().statusCode(200).body("replayed", equalTo(replayed));
    }

    @Test
    void replayOfADisabledEndpointWaitsAndSkipsWhatArrivedMeanwhile() {
        endpoint = endpoint(false);
        plant("a", "failed", RECENT);
        plant("b", "failed", RECENT);
        String id = begun(Map.of());
        assertThat(replay(id).getString("waitsFor")).isEqualTo("endpoint_disabled");
        Planted.execute("update delivery set status = 'delivered' where id = ?", mark + "b");

        Operator.api()
                .body(Map.of("enabled", true))
                .patch("/webhook-endpoints/" + endpoint)
                .then()
                .statusCode(200);

        await().atMost(SOON).until(() -> "done".equals(replay(id).getString("status")));
        assertThat(replay(id).getInt("replayed")).isEqualTo(1);
        assertThat(replay(id).getInt("skipped")).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> "delivered".equals(Operator.delivery(mark + "a").getString("status")));
        assertThat(crm.received(path)).hasSize(1);
    }

    @Test
    void replayEndsWithItsEndpoint() {
        endpoint = endpoint(false);
        plant("a", "failed", RECENT);
        String id = begun(Map.of());

        Operator.api().delete("/webhook-endpoints/" + endpoint).then().statusCode(204);

        assertThat(replay(id).getString("status")).isEqualTo("cancelled");
        assertThat(replay(id).getString("finishedAt")).isNotNull();
        assertThat(replay(id).getString("waitsFor")).isNull();
    }

    @Test
    void endpointHasOneReplayAtATimeAndOthersTheirOwn() {
        endpoint = endpoint(false);
        plant("a", "failed", RECENT);
        String id = begun(Map.of());

        ask(Map.of()).then().statusCode(409).contentType("application/problem+json");
        ask(Map.of("dryRun", true)).then().statusCode(200).body("matched", equalTo(1));
        replays("&status=running").then().body("items.id", contains(id));
        cancel(id).then().statusCode(200);
        String next = begun(Map.of());

        replays("&status=cancelled").then().body("items.id", contains(id));
        cancel(next).then().statusCode(200);
    }

    @Test
    void whatArrivedIsSentAgainOnlyWhenAskedFor() {
        plant("arrived", "delivered", RECENT);
        begun(Map.of());

        String id = begun(Map.of("status", List.of("delivered", "failed"), "since", "2026-01-31"));

        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        assertThat(replay(id).getInt("replayed")).isEqualTo(1);
        assertThat(replays("").jsonPath().getList("items.matched")).isEqualTo(List.of(1, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                       | since
            {"since":"yesterday"}                                                    | since
            {"since":7}                                                              | since
            {"since":"2026-01-31T10:00:00Z","until":"2026-01-31T10:00:00Z"}          | until
            {"since":"2026-01-31T10:00:00Z","until":"soon"}                          | until
            {"since":"2026-01-31T10:00:00Z","status":[]}                             | status
            {"since":"2026-01-31T10:00:00Z","status":["held"]}                       | status
            {"since":"2026-01-31T10:00:00Z","status":"cancelled"}                    | status
            {"since":"2026-01-31T10:00:00Z","status":7}                              | status
            {"since":"2026-01-31T10:00:00Z","status":{"a":"failed"}}                 | status
            {"since":"2026-01-31T10:00:00Z","perSecond":0}                           | perSecond
            {"since":"2026-01-31T10:00:00Z","perSecond":1001}                        | perSecond
            {"since":"2026-01-31T10:00:00Z","dryRun":"yes"}                          | dryRun
            {"since":"2026-01-31T10:00:00Z","pace":5}                                | pace
            """)
    void faultIsNamedByItsFieldAndBeginsNothing(String body, String field) {
        Operator.api()
                .body(body)
                .post(replayPath())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));

        replays("").then().body("items", empty());
    }

    @Test
    void replaysComeInPagesNewestFirst() {
        List<String> made = List.of(begun(Map.of()), begun(Map.of()), begun(Map.of()));

        JsonPath first = replays("&limit=2").jsonPath();
        JsonPath second = replays("&limit=2&cursor=" + first.getString("next")).jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(List.of(made.get(2), made.get(1)));
        assertThat(second.getList("items.id")).isEqualTo(List.of(made.get(0)));
        assertThat(first.getList("items.status")).isEqualTo(List.of("done", "done"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void whatIsUnknownIsNotFoundAndAReaderMayNotBegin() {
        Operator.api()
                .body(body(Map.of()))
                .post("/webhook-endpoints/none/replay")
                .then()
                .statusCode(404);
        Operator.api().get("/replays?status=failed").then().statusCode(400).body("errors.field", contains("status"));
        Operator.api().get("/replays/none").then().statusCode(404);
        cancel("none").then().statusCode(404);
        given().header("Authorization", "Bearer " + Operator.READ_KEY)
                .contentType("application/json")
                .body(body(Map.of()))
                .post("/api/v1" + replayPath())
                .then()
                .statusCode(403);
    }

    private String endpoint(boolean enabled) {
        return Operator.endpoint(crm.url(path).toString(), mark, Map.of("enabled", enabled))
                .getString("id");
    }

    private void plant(String name, String status, Duration age) {
        Planted.delivery(endpoint, mark + name, status, age);
    }

    private String replayPath() {
        return "/webhook-endpoints/" + endpoint + "/replay";
    }

    private static Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.putIfAbsent("since", Instant.now().minus(Duration.ofHours(1)).toString());
        return body;
    }

    private Response ask(Map<String, Object> more) {
        return Operator.api().body(body(more)).post(replayPath());
    }

    private String begun(Map<String, Object> more) {
        Response answer = ask(more);
        String id = answer.then().statusCode(202).extract().jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/api/v1/replays/" + id);
        return id;
    }

    private Response replays(String query) {
        return Operator.api().get("/replays?endpoint=" + endpoint + query);
    }

    private static JsonPath replay(String id) {
        return Operator.api()
                .get("/replays/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response cancel(String id) {
        return Operator.api().delete("/replays/" + id);
    }
}
