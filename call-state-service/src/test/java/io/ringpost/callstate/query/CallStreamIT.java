package io.ringpost.callstate.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringpost.callstate.fixture.Api;
import io.ringpost.callstate.fixture.EventStream;
import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.RawTopics;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.junit.LocalServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class CallStreamIT {
    private final String run = UUID.randomUUID().toString().replace("-", "");
    private final String callId = Ids.leg(Provider.WAVOIP, run);
    private final List<RawWebhook> story = Lifecycles.whatsapp(run);

    @Test
    void aFollowerSeesACallChange() throws Exception {
        try (EventStream stream = open("", "")) {
            RawTopics.publish(story);

            EventStream.Received last = stream.awaitEvent(event -> version(event) == story.size());

            assertThat(last.name()).isEqualTo("call");
            assertThat(call(last)).isEqualTo(Api.call(callId));
        }
    }

    @Test
    void aReaderResumesBehindWhatItSawLast() throws Exception {
        String seen;
        try (EventStream stream = open("", "")) {
            RawTopics.publish(story.subList(0, 1));
            seen = stream.awaitEvent(event -> version(event) == 1).id();
        }
        RawTopics.publish(story.subList(1, story.size()));
        Api.await(callId, call -> call.version() == story.size());

        try (EventStream stream = open("", seen)) {
            EventStream.Received last = stream.awaitEvent(event -> version(event) == story.size());

            assertThat(Long.parseLong(last.id())).isGreaterThan(Long.parseLong(seen));
            assertThat(stream.received()).extracting(EventStream.Received::id).doesNotContain(seen);
        }
    }

    @Test
    void aFilterHoldsForTheStreamToo() throws Exception {
        try (EventStream stream = open("?status=completed&providerCallId=" + run, "")) {
            RawTopics.publish(story);

            EventStream.Received first = stream.awaitEvent(event -> version(event) > 0);

            assertThat(call(first).status().wire()).isEqualTo("completed");
        }
    }

    @Test
    void aReaderThatSawNothingYetResumesWhereItBegan() throws Exception {
        String begun;
        try (EventStream stream = open("?providerCallId=" + run, "")) {
            begun = stream.awaitLine(line -> line.startsWith("id:")).substring(3);
        }
        RawTopics.publish(story);
        Api.await(callId, call -> call.version() == story.size());

        try (EventStream stream = open("?providerCallId=" + run, begun.strip())) {
            EventStream.Received last = stream.awaitEvent(event -> version(event) == story.size());

            assertThat(Long.parseLong(last.id())).isGreaterThan(Long.parseLong(begun.strip()));
        }
    }

    @Test
    void aReaderIsPassedByWhatItsFilterHides() throws Exception {
        try (EventStream stream = open("?providerCallId=nobody", "")) {
            long begun = id(stream.awaitLine(line -> line.startsWith("id:")));
            RawTopics.publish(story);

            assertThat(stream.awaitLine(line -> line.startsWith("id:") && id(line) > begun))
                    .isNotEmpty();
            assertThat(stream.received()).isEmpty();
        }
    }

    @Test
    void aQuietStreamBeats() throws Exception {
        try (EventStream stream = open("?providerCallId=nobody", "")) {
            assertThat(stream.awaitLine(line -> line.startsWith(":"))).startsWith(":");
        }
    }

    @ParameterizedTest
    @CsvSource({"999999999999,410", "0x1,400", "-1,400"})
    void anIdThatIsNotKeptIsSaidSo(String lastEventId, int status) {
        Api.reader()
                .header("Last-Event-ID", lastEventId)
                .get("/api/v1/calls/stream")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    @Test
    void withoutAKeyNobodyFollows() {
        given().get("/api/v1/calls/stream").then().statusCode(401);
    }

    @Test
    void anUnknownParameterIsRefused() {
        Api.reader().get("/api/v1/calls/stream?colour=red").then().statusCode(400);
    }

    private static long id(String line) {
        return Long.parseLong(line.substring(3).strip());
    }

    private EventStream open(String query, String lastEventId) throws Exception {
        return EventStream.open("http://localhost:" + RestAssured.port + "/api/v1/calls/stream" + query, lastEventId);
    }

    private long version(EventStream.Received event) {
        Call call = call(event);
        return call.id().equals(callId) ? call.version() : -1;
    }

    private static Call call(EventStream.Received event) {
        return Json.read(event.data().getBytes(StandardCharsets.UTF_8), Call.class);
    }
}
