package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.recording.fixture.Calls;
import io.ringpost.recording.fixture.Listener;
import io.ringpost.recording.fixture.LogCapture;
import io.ringpost.recording.fixture.MediaHost;
import io.ringpost.recording.fixture.ProviderHosts;
import io.ringpost.recording.fixture.RawTopics;
import io.ringpost.recording.fixture.Webhooks;
import io.ringpost.recording.vault.VaultKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Webhooks in, audio in the vault: what providers do on the way. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ProviderHosts.class)
class FetchIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long LONG = 64L << 20;

    private final String mark = UUID.randomUUID().toString().replace("-", "");

    @Test
    void twilioIsAskedAgainUntilTheFileIsThereWithTheTokenThatOpensIt() {
        String sid = "RE" + mark;
        Listener.behave("twilio", "recordings.media", "not-ready", Map.of("times", 2));

        RawTopics.publish(List.of(twilio(sid, ProviderHosts.ACCOUNT)));

        String id = Ids.recording(Provider.TWILIO, sid);
        JsonPath stored = stored(id);
        assertThat(stored.getString("contentType")).isEqualTo("audio/wav");
        assertThat(stored.getInt("channels")).isEqualTo(2);
        assertThat(stored.getInt("durationSeconds")).isEqualTo(1);
        assertThat(stored.getInt("attempts")).isEqualTo(3);
        assertThat(Listener.asked("twilio", sid))
                .allMatch(call -> String.valueOf(call.get("path")).startsWith("/2010-04-01/Accounts/"));
    }

    @Test
    void twilioIsAskedForOneChannelWhereThereAreNoTwo() {
        String sid = "REmono" + mark;

        RawTopics.publish(List.of(twilio(sid, ProviderHosts.ACCOUNT)));

        assertThat(stored(Ids.recording(Provider.TWILIO, sid)).getInt("channels"))
                .isEqualTo(1);
        List<String> asked = Listener.asked("twilio", sid).stream()
                .map(call -> String.valueOf(call.get("path")))
                .toList();
        assertThat(asked.get(asked.size() - 2)).endsWith(".wav?RequestedChannels=2");
        assertThat(asked.get(asked.size() - 1)).endsWith(".wav");
    }

    @Test
    void aRedirectToAHostThatNobodyNamedIsTriedAgainOnceItIs() {
        try (MediaHost host = new MediaHost(() -> {})) {
            RawTopics.publish(List.of(link(mark, host.redirecting("https://unlisted.example/1.wav"))));

            standsAt(Ids.recording(Provider.VOIPMS, mark), "waiting", "redirect_refused");
        }
    }

    @Test
    void aRedirectIsFollowedOnKnownHosts() {
        try (MediaHost host = new MediaHost(() -> {})) {
            RawTopics.publish(List.of(link(mark, host.redirecting(host.audio(70_000)))));

            assertThat(stored(Ids.recording(Provider.VOIPMS, mark)).getLong("bytes"))
                    .isEqualTo(70_000);
        }
    }

    @Test
    void anAccountThatOurTokensDoNotOpenIsNamedAndTriedAgain() {
        String sid = "RE" + mark;

        RawTopics.publish(List.of(twilio(sid, "AC99999999999999999999999999999999")));

        standsAt(Ids.recording(Provider.TWILIO, sid), "waiting", "unauthorized");
    }

    @Test
    void wavoipIsAskedByTheCallWhateverAddressTheWebhookCarries() {
        RawTopics.publish(List.of(wavoip(mark)));

        JsonPath stored = stored(Ids.recording(Provider.WAVOIP, mark));
        assertThat(stored.getString("contentType")).isEqualTo("audio/mpeg");
        assertThat(Listener.asked("wavoip", mark)).hasSize(1);
    }

    @Test
    void whatWasGivenUpIsFetchedWhenItsOfferIsRepeated() {
        String id = Ids.recording(Provider.WAVOIP, mark);
        RawWebhook offer = wavoip(mark);
        RawTopics.publish(List.of(offer));
        stored(id);
        Listener.sql("update recording.recording set status = 'failed' where id = '" + id + "'");

        RawTopics.publish(List.of(offer));

        stored(id);
        assertThat(Listener.asked("wavoip", mark)).hasSize(2);
    }

    @Test
    void anErrorPageIsNoRecording() {
        Listener.behave("wavoip", "storage", "page", Map.of("status", 200));

        RawTopics.publish(List.of(wavoip(mark)));

        standsAt(Ids.recording(Provider.WAVOIP, mark), "waiting", "not_audio");
        Listener.behave("wavoip", "storage", "normal", Map.of());
        stored(Ids.recording(Provider.WAVOIP, mark));
    }

    @Test
    void retellIsFetchedFromWhereItsApiPoints() {
        String call = "call_" + mark;

        RawTopics.publish(List.of(Webhooks.retell(
                "call_ended",
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + call
                        + "\",\"recording_url\":\"https://somewhere.example/recording.wav\"}}")));

        assertThat(stored(Ids.recording(Provider.RETELL, call)).getString("contentType"))
                .isEqualTo("audio/wav");
    }

    @Test
    void theRecordingOfARetellCallIsFoundThoughNobodyOffersIt() {
        String call = "call_" + mark;

        Calls.publish(Calls.ended(4, 83, new Leg(Provider.RETELL, call, "agent", CallStatus.COMPLETED, "ended")));

        assertThat(stored(Ids.recording(Provider.RETELL, call)).getString("contentType"))
                .isEqualTo("audio/wav");
    }

    @Test
    void voipmsIsFetchedOutOfItsJson() {
        RawTopics.publish(List.of(Webhooks.voipms(
                "{\"callid\":\"" + mark + "\",\"account\":\"100000\",\"callrecording\":\"" + mark + "\"}")));

        assertThat(stored(Ids.recording(Provider.VOIPMS, mark)).getString("contentType"))
                .isEqualTo("audio/mpeg");
    }

    @Test
    void anAddressOnAnUnknownHostIsNeverCalled() {
        RawTopics.publish(List.of(link(mark, "http://169.254.169.254/latest/meta-data")));

        standsAt(Ids.recording(Provider.VOIPMS, mark), "failed", "host_not_listed");
    }

    @Test
    void aLongRecordingGoesThroughWithoutGatheringInMemory() {
        String id = Ids.recording(Provider.VOIPMS, mark);
        AtomicLong ahead = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        AtomicLong kept = new AtomicLong(); // a look while the file is given its name finds none
        try (MediaHost host = new MediaHost(() -> ahead.accumulateAndGet(
                sent.addAndGet(64 * 1024) - kept.accumulateAndGet(inVault(id), Math::max), Math::max))) {
            RawTopics.publish(List.of(link(mark, host.audio(LONG))));

            assertThat(stored(id).getLong("bytes")).isEqualTo(LONG);
        }
        assertThat(ahead.get()).as("sent but not on the disk").isLessThan(LONG / 2);
    }

    @Test
    void aHostThatHangsDelaysOnlyItsOwnProvider() {
        try (MediaHost host = new MediaHost(() -> {})) {
            RawTopics.publish(IntStream.range(0, 6)
                    .mapToObj(each -> link(mark + each, host.hanging()))
                    .toList());
            await().atMost(SOON).until(() -> host.asked() >= 2);

            RawTopics.publish(List.of(wavoip(mark)));

            stored(Ids.recording(Provider.WAVOIP, mark));
        }
    }

    @Test
    void aHostThatHangsLeavesRoomForTheOthersOfItsProvider() {
        try (MediaHost hangs = new MediaHost(() -> {});
                MediaHost fine = new MediaHost(() -> {})) {
            RawTopics.publish(IntStream.range(0, 6)
                    .mapToObj(each -> link(mark + each, hangs.halting()))
                    .toList());
            await().atMost(SOON).until(() -> hangs.asked() >= 2);

            RawTopics.publish(List.of(link(mark, fine.audio(100_000).replace("127.0.0.1", "localhost"))));

            stored(Ids.recording(Provider.VOIPMS, mark));
            assertThat(hangs.asked()).isEqualTo(2);
        }
    }

    @Test
    void whatWasStoredButNotSavedIsFetchedAgainToTheSamePlaceAndToldOnce() {
        String id = Ids.recording(Provider.WAVOIP, mark);
        Listener.sql("create function recording.f" + mark + "() returns trigger language plpgsql as "
                + "$$ begin raise exception 'away'; end $$");
        Listener.sql("create trigger t" + mark + " before update on recording.recording for each row "
                + "when (new.id = '" + id + "' and new.status = 'stored') execute function recording.f" + mark + "()");
        try (LogCapture log = LogCapture.start()) {
            RawTopics.publish(List.of(wavoip(mark)));
            await().atMost(SOON).until(() -> log.text()
                    .lines()
                    .anyMatch(line -> line.contains("could not be saved") && line.contains(id)));
        }
        assertThat(file(id)).exists();

        Listener.sql("drop function recording.f" + mark + " cascade");
        Listener.sql("update recording.recording set due_at = now() where id = '" + id + "'");

        stored(id);
        assertThat(Listener.asked("wavoip", mark)).hasSizeGreaterThan(1);
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void aLeaseIsKeptWhileALongFetchGoesOn() {
        String id = Ids.recording(Provider.VOIPMS, mark);
        String lease = "select due_at from recording.recording where status = 'fetching' and id = '" + id + "'";
        try (MediaHost host = new MediaHost(() -> {})) {
            RawTopics.publish(List.of(link(mark, host.halting())));
            await().atMost(SOON).until(() -> host.asked() == 1);
            String first = Listener.value(lease);

            await().atMost(SOON).until(() -> Listener.value(lease).compareTo(first) > 0);

            host.goOn();
            assertThat(stored(id).getInt("attempts")).isEqualTo(1);
            assertThat(host.asked()).isEqualTo(1);
        }
    }

    @Test
    void audioOfAnErasedCallIsDeleted() {
        String id = Ids.recording(Provider.WAVOIP, mark);
        RawTopics.publish(List.of(wavoip(mark)));
        stored(id);

        Listener.sql("update recording.recording set status = 'erased', erase_at = now() where id = '" + id + "'");

        await().atMost(SOON).until(() -> !Files.exists(file(id)));
        await().atMost(SOON)
                .until(
                        () -> Listener.value(
                                "select count(vault_key) from recording.recording where id = '" + id + "'"),
                        "0"::equals);
    }

    private List<TopicRecord> told(String id) {
        String topic = Topology.RECORDINGS.name();
        LocalServers.kafka().reader().awaitFirst(topic, SOON, record -> text(record)
                .contains(id));
        return LocalServers.kafka().reader().readAll(topic).stream()
                .filter(record -> text(record).contains(id))
                .toList();
    }

    private static String text(TopicRecord record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private JsonPath stored(String id) {
        await().atMost(SOON)
                .until(
                        () -> {
                            Listener.letTimePass(id);
                            return Listener.standing(id);
                        },
                        List.of("stored")::equals);
        assertThat(file(id)).exists();
        return Listener.recording(id).jsonPath();
    }

    private static void standsAt(String id, String... standing) {
        await().atMost(SOON).until(() -> Listener.standing(id), List.of(standing)::equals);
    }

    private Path file(String id) {
        return Listener.vault().resolve(VaultKey.of(id).text());
    }

    /** What lies on the disk of a recording, finished or not. */
    private long inVault(String id) {
        Path file = file(id);
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            return files.filter(each -> each.getFileName()
                            .toString()
                            .contains(file.getFileName().toString()))
                    .mapToLong(each -> each.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static RawWebhook twilio(String sid, String account) {
        return Webhooks.twilio(
                RawTypes.TWILIO_RECORDING_STATUS,
                "RecordingSid=" + sid
                        + "&RecordingStatus=completed&RecordingUrl=http%3A%2F%2F169.254.169.254%2F&CallSid=CA"
                        + sid.substring(2) + "&AccountSid=" + account);
    }

    private static RawWebhook wavoip(String call) {
        return Webhooks.wavoip(
                RawTypes.WAVOIP_RECORD,
                "{\"type\":\"RECORD\",\"whatsapp_call_id\":\"" + call
                        + "\",\"record_status\":\"READY\",\"record_url\":\"http://169.254.169.254/\"}");
    }

    private static RawWebhook link(String call, String url) {
        return Webhooks.voipms("{\"callid\":\"" + call + "\",\"recording_url\":\"" + url + "\"}");
    }
}
