package io.ringpost.recording.fetch.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.recording.fetch.FetchSettings;
import io.ringpost.recording.fetch.KnownHosts;
import io.ringpost.recording.fixture.FreeTurns;
import io.ringpost.recording.fixture.Settings;
import io.ringpost.recording.store.DueFetch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoipmsMediaTest {
    private final FetchSettings settings = Settings.fetch(Map.of());

    /** Seven to eleven seconds were measured on a busy account. */
    @Test
    void givesTheApiTime() {
        VoipmsMedia media = new VoipmsMedia(
                new FreeTurns(),
                new KnownHosts(settings),
                settings,
                "https://voip.ms",
                Optional.of("user"),
                Optional.of("password"));
        DueFetch due =
                new DueFetch("r1", "c1", Provider.VOIPMS, "recording", "call", "100000", null, "", 1, Instant.EPOCH, 1);

        Duration head = media.locate(due)
                .await()
                .atMost(Duration.ofSeconds(60))
                .match(at -> at.tries().get(0).request().limits().head(), nowhere -> Duration.ZERO);

        assertThat(head).isGreaterThanOrEqualTo(Duration.ofSeconds(45));
    }
}
