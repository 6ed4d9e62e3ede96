package io.ringpost.callstate.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.ringpost.callstate.fixture.Api;
import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.store.CallStore;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.junit.LocalServers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class CallListIT {
    private final String run = UUID.randomUUID().toString().replace("-", "");
    private final String agentCall = Ids.leg(Provider.TWILIO, "CA" + run);
    private final String missedCall = Ids.leg(Provider.TWILIO, "CM" + run);

    @Inject
    CallStore store;

    @Inject
    Pool pool;

    @BeforeEach
    void twoCalls() throws Throwable {
        List<RawWebhook> missed = List.of(
                Webhooks.twilio(
                        RawTypes.TWILIO_VOICE_INCOMING,
                        "CallSid=CM" + run + "&CallStatus=ringing&Direction=inbound&From=%2B5511912345678&To=%2B1"),
                Webhooks.twilio(
                        RawTypes.TWILIO_VOICE_STATUS, "CallSid=CM" + run + "&CallStatus=no-answer&Direction=inbound"));
        add(Stream.concat(Lifecycles.answeredByAgent(run).stream(), missed.stream())
                .map(Webhooks::fact)
                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=completed",
                "status=completed,failed",
                "direction=inbound",
                "provider=retell",
                "provider=twilio",
                "number=%2B5533999887766",
                "number=(33)%2099988-7766",
                "number=5533999887766",
                "agent=agent_1",
                "reason=user_hangup",
                "sentiment=positive",
                "since=2026-01-15T11:59:00Z&until=2026-01-15T12:00:01Z",
                "since=2026-01-15&until=2026-01-15"
            })
    void aFilterShowsWhatIsWanted(String query) {
        list(query + "&providerCallId=call_" + run)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(agentCall)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=busy",
                "direction=outbound",
                "provider=wavoip",
                "number=%2B5511900000000",
                "agent=agent_2",
                "reason=inactivity",
                "sentiment=negative",
                "preset=missed",
                "preset=negative",
                "until=2026-01-15T12:00:00Z",
                "since=2026-01-16"
            })
    void aFilterHidesTheRest(String query) {
        list(query + "&providerCallId=call_" + run).then().statusCode(200).body("items", equalTo(List.of()));
    }

    @Test
    void missedCallsAreInboundOnesThatNobodyAnswered() {
        list("preset=missed&providerCallId=CM" + run).then().body("items.id", equalTo(List.of(missedCall)));
        list("preset=missed").then().body("items.id", not(hasItem(agentCall)));
    }

    @Test
    void theCallObjectHasTheContractsWords() {
        Api.reader()
                .get("/api/v1/calls/" + agentCall)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("phase", equalTo("analyzed"))
                .body("callType", equalTo("phone_call"))
                .body("legs.role", equalTo(List.of("parent", "child", "agent")))
                .body("startedAt", equalTo("2026-01-15T12:00:00Z"))
                .body("transcriptTurns[1].text", equalTo("Preciso de ajuda"))
                .body("analysis.sentiment", equalTo("positive"))
                .body("version", equalTo(9))
                .body("$", not(org.hamcrest.Matchers.hasKey("cost")));
    }

    @Test
    void pagesShowEveryCallOnceNewestFirst() throws Throwable {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            facts.add(Webhooks.fact(Webhooks.voipms(RawTypes.VOIPMS_CALL_CDR, """
                    {"uniqueid":"%s","callerid":"+1%s","destination":"x%s","disposition":"BUSY",
                     "date":"2025-06-0%d 10:00:00"}""".formatted(
                            run + "p" + i, "416555" + run.hashCode(), run, 1 + i / 2))));
        }
        add(facts);

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            var page = list("limit=3&number=x" + run + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.startedAt"));
            next = orEmpty(page.path("next"));
        } while (!next.isEmpty());

        assertThat(seen).hasSize(7).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red,colour",
        "q=help,q",
        "status=levitating,status",
        "status=,status",
        "'status=,',status",
        "provider=%20,provider",
        "preset=,preset",
        "direction=up,direction",
        "provider=acme,provider",
        "sentiment=angry,sentiment",
        "preset=all,preset",
        "since=yesterday,since",
        "tz=Mars,tz",
        "status=busy&status=failed,status",
        "agent=a%00b,agent",
        "number=%00,number",
        "since=%00,since",
        "providerCallId=%00,providerCallId"
    })
    void whatIsNotUnderstoodIsNamed(String query, String field) {
        list(query).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "a%00b", "%00/events", "0123456789ABCDEF0123456789ABCDEF"})
    void whatIsNoIdOfOursIsNotFound(String id) {
        Api.reader()
                .urlEncodingEnabled(false)
                .get("/api/v1/calls/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void theHistoryUnderAnotherIdIsReadToItsEnd() {
        String legs = Ids.leg(Provider.RETELL, "call_" + run);
        List<String> types = new ArrayList<>();
        String next = "";
        do {
            var moved = Api.reader()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/calls/" + legs + "/events?limit=4" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(308)
                    .extract();
            var page = Api.reader()
                    .urlEncodingEnabled(false)
                    .get(moved.header("Location"))
                    .then()
                    .statusCode(200)
                    .extract();
            types.addAll(page.<List<String>>path("items.type"));
            next = types.size() > 9 ? "" : orEmpty(page.path("next"));
        } while (!next.isEmpty());

        assertThat(types).hasSize(9);
    }

    @Test
    void aReaderIsToldThatTheDatabaseDoesNotAnswer() {
        LocalServers.postgres().pause();
        try {
            Api.reader()
                    .get("/api/v1/calls")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType("application/problem+json");
        } finally {
            LocalServers.postgres().resume();
        }
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() {
        given().auth().oauth2("events-only-key").get("/api/v1/calls").then().statusCode(403);
    }

    @Test
    void theDocumentNamesThePaths() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/calls/{id}/events"))
                .body(containsString("/api/v1/calls/stream"));
    }

    @Test
    void itIsReadyWithItsDatabaseAndCounts() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("ringpost_calls_changed_total"));
    }

    @Test
    void readersOfTheGuidesFindTheirViews() throws Exception {
        try (var connection = LocalServers.postgres().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select status, duration from call_state.phone_calls p join call_state.call_results r"
                                        + " using (status) where r.call_id = 'call_" + run + "' and p.id = '"
                                        + agentCall + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("completed");
            assertThat(rows.getInt(2)).isEqualTo(62);
        }
    }

    private void add(List<Fact> facts) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> pool.withTransaction(tx -> store.add(tx, facts)).replaceWithVoid());
    }

    private static io.restassured.response.Response list(String query) {
        return Api.reader().urlEncodingEnabled(false).get("/api/v1/calls?" + query);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
