package io.ringpost.callstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.callstate.fixture.Api;
import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.RawTopics;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.CallJoin;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw records in, calls out: by the API and on Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@TestInstance(Lifecycle.PER_CLASS)
class CallsFromWebhooksIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String name = UUID.randomUUID().toString().replace("-", "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void eachWebhookThriceInAnyOrderIsOneCall(long seed) {
        String unique = name + seed;
        List<RawWebhook> story = Lifecycles.answeredByAgent(unique);

        RawTopics.publish(thriceShuffled(story, seed));

        Call expected = joined(story);
        Call call = Api.await(Ids.leg(Provider.TWILIO, "CA" + unique), c -> c.version() == story.size());
        assertThat(call).isEqualTo(expected);
        List<TopicRecord> told = LocalServers.kafka()
                .reader()
                .await(
                        Topology.CALL_EVENTS.name(),
                        SOON,
                        records -> types(records, call.id()).size() >= 5);
        assertThat(types(told, call.id()))
                .containsExactlyInAnyOrder(
                        CallEvent.Initiated.TYPE,
                        CallEvent.Ringing.TYPE,
                        CallEvent.Answered.TYPE,
                        CallEvent.Ended.TYPE,
                        CallEvent.Analysed.TYPE);
    }

    @Test
    void callsLinkedLateAreOneCallAndEveryLegIsItsAlias() {
        List<RawWebhook> story = Lifecycles.linkedByAddressOnly(name + "late");
        List<RawWebhook> agentFirst = new ArrayList<>(
                story.stream().filter(raw -> raw.provider() == Provider.RETELL).toList());
        String agentId = Ids.leg(Provider.RETELL, "call_" + name + "late");
        RawTopics.publish(agentFirst);
        Api.await(agentId, call -> call.version() == agentFirst.size());

        RawTopics.publish(
                story.stream().filter(raw -> raw.provider() == Provider.TWILIO).toList());

        String callId = Ids.leg(Provider.TWILIO, "CA" + name + "late");
        Call call = Api.await(callId, c -> c.version() == story.size());
        assertThat(call).isEqualTo(joined(story));
        Api.reader()
                .get("/api/v1/calls/" + agentId)
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/calls/" + callId);
        TopicRecord merged = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.CALL_EVENTS.name(), SOON, sent -> isType(sent, CallEvent.Merged.TYPE, agentId));
        assertThat(merged.text()).isEqualTo("{\"id\":\"" + agentId + "\",\"into\":\"" + callId + "\"}");
        TopicRecord tombstone = LocalServers.kafka()
                .reader()
                .awaitFirst(
                        Topology.CALL_STATE_SNAPSHOTS.name(),
                        SOON,
                        sent -> agentId.equals(sent.key()) && sent.value() == null);
        assertThat(tombstone.header(EventHeaders.TYPE)).isEqualTo(CallSnapshot.TYPE);
    }

    @Test
    void whatCannotBeReadIsParkedAndStopsNothing() {
        RawWebhook broken = Webhooks.raw(Provider.TWILIO, RawTypes.TWILIO_VOICE_STATUS, "{" + name, Lifecycles.START);
        List<RawWebhook> story = Lifecycles.callRecord(name + "after");

        RawTopics.publish(List.of(broken));
        RawTopics.publish(story);

        Api.await(Ids.leg(Provider.VOIPMS, name + "after"), call -> call.version() == 1);
        TopicRecord parked = LocalServers.kafka()
                .reader()
                .awaitFirst(Topology.RAW_TWILIO.deadLetters().name(), SOON, sent -> broken.id()
                        .equals(sent.header(EventHeaders.ID)));
        assertThat(parked.value()).isEqualTo(broken.body());
        assertThat(parked.header(EventHeaders.DEAD_LETTER_CONSUMER)).isEqualTo("call-state");
    }

    @Test
    void whatBecameOfARecordingIsSeenInTheCall() {
        List<RawWebhook> story = Lifecycles.whatsapp(name + "rec");
        String callId = Ids.leg(Provider.WAVOIP, name + "rec");
        RawTopics.publish(story);

        publish(stored(callId, Ids.recording(Provider.WAVOIP, name + "rec")));

        Call call = Api.await(callId, c -> c.version() == story.size() + 1);
        assertThat(call.recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.WAVOIP, name + "rec"), RecordingStatus.STORED, "call"));
    }

    @Test
    void textsThatJsonStoresRefuseAreCleanedNotFatal() {
        String callId = "call_" + name + "odd";
        RawTopics.publish(List.of(Webhooks.retell("call_ended", """
                {"call":{"call_id":"%s","transcript":"a\\u0000b \\ud800 c","metadata":{"big":1e999999,"x\\u0000":[null]},
                 "disconnection_reason":"user_hangup"}}""".formatted(callId))));

        Call call = Api.await(Ids.leg(Provider.RETELL, callId), c -> c.version() == 1);

        assertThat(call.transcript()).isEqualTo("a\uFFFDb \uFFFD c");
    }

    @Test
    void theHistoryNamesEveryRawRecord() {
        List<RawWebhook> story = Lifecycles.answeredByAgent(name + "history");
        RawTopics.publish(story);
        String callId = Ids.leg(Provider.TWILIO, "CA" + name + "history");
        Api.await(callId, call -> call.version() == story.size());

        String next = Api.reader()
                .get("/api/v1/calls/" + callId + "/events?limit=5")
                .then()
                .statusCode(200)
                .body("items.eventId", equalTo(ids(story.subList(0, 5))))
                .body("items[0].status", equalTo("ringing"))
                .body("items[0].provider", equalTo("twilio"))
                .extract()
                .path("next");
        Api.reader()
                .get("/api/v1/calls/" + callId + "/events?cursor=" + next)
                .then()
                .body("items.eventId", equalTo(ids(story.subList(5, 9))))
                .body("next", equalTo(null));
    }

    private static List<RawWebhook> thriceShuffled(List<RawWebhook> story, long seed) {
        List<RawWebhook> all = new ArrayList<>(story);
        all.addAll(story);
        all.addAll(story);
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static Call joined(List<RawWebhook> story) {
        List<Fact> facts = story.stream().map(Webhooks::fact).toList();
        return CallJoin.of(facts).orElseThrow();
    }

    private static List<String> ids(List<RawWebhook> webhooks) {
        return webhooks.stream().map(RawWebhook::id).toList();
    }

    private static List<String> types(List<TopicRecord> records, String callId) {
        return records.stream()
                .filter(sent -> callId.equals(sent.key()))
                .map(sent -> sent.header(EventHeaders.TYPE))
                .toList();
    }

    private static boolean isType(TopicRecord sent, String type, String key) {
        return sent.header(EventHeaders.TYPE).equals(type) && key.equals(sent.key());
    }

    private static RecordingEvent stored(String callId, String recordingId) {
        Recording recording = new Recording(
                recordingId,
                callId,
                "call",
                Provider.WAVOIP,
                "r",
                "READY",
                RecordingStatus.STORED,
                null,
                "audio/mpeg",
                1000L,
                "00",
                36,
                1,
                1,
                null,
                Lifecycles.START,
                null,
                null);
        EventInfo info = new EventInfo(
                Ids.event(RecordingEvent.Stored.TYPE, recordingId, ""),
                recordingId,
                Lifecycles.START.plusSeconds(70),
                1);
        return new RecordingEvent.Stored(info, recording);
    }

    private static void publish(RecordingEvent event) {
        EncodedEvent encoded = EventCodec.encode(event, Service.RECORDING);
        try (TopicWriter writer = LocalServers.kafka().writer()) {
            writer.write(encoded.topic().name(), encoded.key(), encoded.headers(), encoded.value());
        }
    }
}
