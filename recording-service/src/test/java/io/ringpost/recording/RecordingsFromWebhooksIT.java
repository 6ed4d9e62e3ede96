package io.ringpost.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.recording.fixture.Api;
import io.ringpost.recording.fixture.Calls;
import io.ringpost.recording.fixture.RawTopics;
import io.ringpost.recording.fixture.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw records and call events in, recordings out: by the API and on Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class RecordingsFromWebhooksIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String name = UUID.randomUUID().toString().replace("-", "");
    private final String callId = Ids.leg(Provider.WAVOIP, name);
    private final String recordingId = Ids.recording(Provider.WAVOIP, name);

    @ParameterizedTest
    @CsvSource({"DISABLED,disabled", "EMPTY_RECORDING,empty"})
    void aStoryThriceInAnyOrderIsOneRecordingAndOneEvent(String word, String status) {
        Leg leg = new Leg(Provider.WAVOIP, name, "call", CallStatus.COMPLETED, "ENDED");
        List<RawWebhook> story = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List.of("RECORDING", "MIXING", word).forEach(state -> story.add(Webhooks.record(name, state)));
        }
        Collections.shuffle(story, new Random(word.hashCode()));

        Calls.publish(Calls.ended(4, 83, leg));
        RawTopics.publish(story);

        Recording recording = Api.await(recordingId, r -> r.status().wire().equals(status));
        assertThat(recording.callId()).isEqualTo(callId);
        assertThat(recording.providerStatus()).isEqualTo(word);
        TopicRecord told = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.RECORDINGS.name(), SOON, sent -> callId.equals(sent.key()));
        assertThat(told.header(EventHeaders.TYPE)).isEqualTo("io.ringpost.recording." + status);
        Calls.publish(Calls.merged(callId, Ids.leg(Provider.TWILIO, name), 9));
        Api.await(recordingId, r -> r.callId().equals(Ids.leg(Provider.TWILIO, name)));
        assertThat(LocalServers.kafka().reader().readAll(Topology.RECORDINGS.name()))
                .filteredOn(sent -> recordingId.equals(sent.header(EventHeaders.SUBJECT)))
                .hasSize(1);
    }

    @Test
    void theEventNamesTheCallThatIsKnown() {
        Leg leg = new Leg(Provider.TWILIO, "CA" + name, "parent", CallStatus.COMPLETED, null);
        Calls.publish(Calls.ended(4, 83, leg));
        String twilio = Ids.leg(Provider.TWILIO, "CA" + name);
        RawTopics.publish(List.of(Webhooks.twilio(
                RawTypes.TWILIO_RECORDING_STATUS,
                "CallSid=CA" + name + "&RecordingSid=RE" + name + "&RecordingStatus=in-progress")));
        Api.await(Ids.recording(Provider.TWILIO, "RE" + name), RecordingsFromWebhooksIT::isKnownToBeOver);

        RawTopics.publish(List.of(Webhooks.twilio(
                RawTypes.TWILIO_RECORDING_STATUS,
                "CallSid=CA" + name + "&RecordingSid=RE" + name + "&RecordingStatus=absent")));

        TopicRecord told = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.RECORDINGS.name(), SOON, sent -> twilio.equals(sent.key()));
        assertThat(told.header(EventHeaders.TYPE)).isEqualTo(RecordingEvent.Empty.TYPE);
        assertThat(told.header(EventHeaders.SOURCE)).isEqualTo("/recording-service");
        assertThat(Json.read(told.text().getBytes(StandardCharsets.UTF_8), Recording.class)
                        .call())
                .isEqualTo(new RecordedCall(twilio, Calls.FROM, Calls.TO, List.of("CA" + name)));
    }

    @Test
    void anErasedCallsRecordingIsErased() {
        RawTopics.publish(List.of(Webhooks.record(name, "DISABLED")));
        Api.await(recordingId, recording -> recording.status() == RecordingStatus.DISABLED);

        Calls.publish(Calls.erased(callId));

        Api.await(recordingId, recording -> recording.status() == RecordingStatus.ERASED);
        Api.reader()
                .post("/api/v1/recordings/" + recordingId + "/retry")
                .then()
                .statusCode(410)
                .contentType("application/problem+json");
    }

    @Test
    void whatTheProviderUnderstoodIsReadAndElseItIsSaidThatThereIsNothing() {
        String twilio = Ids.recording(Provider.TWILIO, "RE" + name);
        RawTopics.publish(List.of(
                Webhooks.record(name, "RECORDING"),
                Webhooks.twilio(
                        RawTypes.TWILIO_TRANSCRIPTION_STATUS,
                        "CallSid=CA" + name + "&RecordingSid=RE" + name + "&RecordingStatus=in-progress"
                                + "&TranscriptionStatus=completed&TranscriptionText=Call+me+back")));
        Api.await(twilio, recording -> true);
        Api.await(recordingId, recording -> true);

        Api.reader()
                .get("/api/v1/recordings/" + twilio + "/transcript")
                .then()
                .statusCode(200)
                .body("text", equalTo("Call me back"))
                .body("status", equalTo("done"));
        Api.reader()
                .get("/api/v1/recordings/" + recordingId + "/transcript")
                .then()
                .statusCode(404)
                .body("detail", containsString("no transcript"));
    }

    @Test
    void whatCannotBeReadIsParkedAndStopsNothing() {
        RawWebhook broken = Webhooks.wavoip(RawTypes.WAVOIP_RECORD, "{" + name);

        RawTopics.publish(List.of(broken, Webhooks.record(name, "RECORDING")));

        Api.await(recordingId, recording -> recording.status() == RecordingStatus.WAITING);
        TopicRecord parked = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.RAW_WAVOIP.deadLetters().name(), SOON, sent -> broken.id()
                        .equals(sent.header(EventHeaders.ID)));
        assertThat(parked.value()).isEqualTo(broken.body());
        assertThat(parked.header(EventHeaders.DEAD_LETTER_CONSUMER)).isEqualTo("recording");
    }

    @Test
    void listsShowWhatWasAskedForOnPages() {
        List<String> ids = List.of(name + "1", name + "2", name + "3");
        RawTopics.publish(
                ids.stream().map(id -> Webhooks.record(id, "RECORDING")).toList());
        List<String> recordings =
                ids.stream().map(id -> Ids.recording(Provider.WAVOIP, id)).toList();
        recordings.forEach(id -> Api.await(id, recording -> true));
        String call = Ids.leg(Provider.WAVOIP, name + "2");

        list("callId=" + call).body("items.id", equalTo(List.of(recordings.get(1))));
        list("callId=" + name).body("items", equalTo(List.of()));
        list("provider=retell").body("items.id", not(hasItem(recordings.get(0))));
        list("status=waiting,failed&provider=wavoip&since=2026-01-01&limit=200")
                .body("items.id", hasItem(recordings.get(0)));
        list("status=stored").body("items.id", not(hasItem(recordings.get(0))));
        String next = list("limit=1").body("items.size()", equalTo(1)).extract().path("next");
        list("limit=1&cursor=" + next).body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "status=levitating,status",
        "'status=,',status",
        "status=,status",
        "provider=acme,provider",
        "since=yesterday,since",
        "callId=%00,callId"
    })
    void whatIsNotUnderstoodIsNamed(String query, String field) {
        Api.reader()
                .urlEncodingEnabled(false)
                .get("/api/v1/recordings?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "a%00b",
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef/transcript"
            })
    void whatIsNoRecordingIsNotFound(String path) {
        Api.reader()
                .urlEncodingEnabled(false)
                .get("/api/v1/recordings/" + path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() {
        given().auth()
                .oauth2("events-only-key")
                .get("/api/v1/recordings")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2("events-only-key")
                .post("/api/v1/recordings/" + recordingId + "/retry")
                .then()
                .statusCode(403);
    }

    @Test
    void itCountsWhatItDoes() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ringpost_recordings_waiting"))
                .body(containsString("ringpost_recordings_ended_total"))
                .body(containsString("ringpost_recordings_due_lag_seconds"));
    }

    /** While the call goes on, the next try is hours away. */
    private static boolean isKnownToBeOver(Recording recording) {
        Instant due = recording.nextAttemptAt();
        return due != null && due.isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    private static ValidatableResponse list(String query) {
        return Api.reader().get("/api/v1/recordings?" + query).then().statusCode(200);
    }
}
