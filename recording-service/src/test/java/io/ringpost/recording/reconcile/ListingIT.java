package io.ringpost.recording.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.recording.fixture.Listener;
import io.ringpost.recording.fixture.ProviderHosts;
import io.ringpost.recording.fixture.RawTopics;
import io.ringpost.recording.fixture.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** VoIP.ms lists, nobody tells: what is listed is fetched, once. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ProviderHosts.class)
class ListingIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String ACCOUNT = "100000_julie";
    private static final DateTimeFormatter WALL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("America/New_York"));

    private final String number =
            String.valueOf(2_000_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 7_000_000_000L));
    private final Instant began = Instant.now().minusSeconds(3_600);
    private final String recording = Base64.getEncoder()
            .withoutPadding()
            .encodeToString(("100000-" + number + "-8455550199-IN-" + began.getEpochSecond()).getBytes(UTF_8));
    private final String id = Ids.recording(Provider.VOIPMS, recording);

    @Test
    void whatNobodyToldIsFoundFetchedAndStored() {
        listed();

        due();

        await().atMost(SOON).until(() -> Listener.standing(id), List.of("stored")::equals);
        assertThat(Listener.recording(id).jsonPath().getString("providerRecordingId"))
                .isEqualTo(recording);
        assertThat(Listener.asked("voipms", recording))
                .singleElement()
                .satisfies(call -> assertThat(String.valueOf(call.get("body"))).contains("account=" + ACCOUNT));
    }

    @Test
    void whatANoticeToldIsNotFetchedAgain() {
        RawTopics.publish(List.of(Webhooks.voipms("{\"callid\":\"" + number + "\",\"account\":\"" + ACCOUNT
                + "\",\"callrecording\":\"" + recording + "\"}")));
        await().atMost(SOON).until(() -> Listener.standing(id), List.of("stored")::equals);
        listed();

        due();

        await().atMost(SOON)
                .until(
                        () -> Listener.value("select covered from recording.voipms_listing where account = '" + ACCOUNT
                                + "' and due_at > now() + interval '4 minutes'"),
                        covered -> !covered.isEmpty());
        assertThat(Listener.recording(id).jsonPath().getInt("attempts")).isEqualTo(1);
        assertThat(Listener.asked("voipms", recording)).hasSize(1);
    }

    @Test
    void whileOurAddressIsNotAllowedNothingIsLostOrAskedForInHaste() {
        Listener.behave("voipms", "getCallRecordings", "refuse", Map.of("error", "\"ip_not_enabled\""));
        listed();
        due();
        await().atMost(SOON)
                .until(
                        () -> Listener.value("select account from recording.voipms_listing where account = '" + ACCOUNT
                                + "' and misses > 0 and due_at > now() + interval '50 minutes'"),
                        ACCOUNT::equals);

        Listener.behave("voipms", "getCallRecordings", "normal", Map.of());
        due();

        await().atMost(SOON).until(() -> Listener.standing(id), List.of("stored")::equals);
    }

    private void listed() {
        Listener.has(
                "voipms/recording",
                Map.of(
                        "callrecording",
                        recording,
                        "datetime",
                        WALL.format(began),
                        "destination",
                        "8455550199",
                        "type",
                        "Incoming",
                        "subaccount",
                        ACCOUNT,
                        "duration",
                        "01:23"));
    }

    /** Makes the account's list due now, once the service knows the account. */
    private static void due() {
        await().atMost(SOON)
                .until(
                        () -> Listener.value(
                                "select account from recording.voipms_listing where account = '" + ACCOUNT + "'"),
                        ACCOUNT::equals);
        Listener.sql(
                "update recording.voipms_listing set due_at = now(), misses = 0, fence = fence + 1 where account = '"
                        + ACCOUNT + "'");
    }
}
