package io.ringpost.recording.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.fixture.LogCapture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingWatchTest {
    private static final Instant NOW = Instant.parse("2026-01-15T13:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingWatch watch = new RecordingWatch(meters);

    @Test
    void theGuidesWordsAreInTheLog() {
        try (LogCapture log = LogCapture.start()) {
            watch.offered(Provider.WAVOIP, "r1", "3528B6CD");
            watch.fetched(change(RecordingStatus.STORED));

            assertThat(log.text())
                    .contains("[WaVoIP Webhook] Recording READY for call 3528B6CD")
                    .contains("[WaVoIP Recording Webhook] Recording attached successfully");
        }
    }

    @Test
    void noNumberIsInTheLog() {
        try (LogCapture log = LogCapture.start()) {
            watch.fetched(change(RecordingStatus.FAILED));
            watch.changed(change(RecordingStatus.DISABLED));

            assertThat(log.text()).contains("c1").doesNotContain("5533999887766");
        }
    }

    @Test
    void whatIsNotTakenIsOneLineHoweverOftenItIsListed() {
        try (LogCapture log = LogCapture.start()) {
            watch.untaken(Set.of("r1", "r2"));
            watch.untaken(Set.of("r1", "r2"));
            watch.untaken(Set.of());

            assertThat(log.text()).containsOnlyOnce("recordings-untaken").doesNotContain("r1");
        }
        assertThat(meters.get("ringpost.recordings.untaken").counter().count()).isEqualTo(2);
    }

    @Test
    void endsAndWaitsAreCounted() {
        watch.fetched(change(RecordingStatus.STORED));
        watch.fetched(change(RecordingStatus.WAITING));
        watch.changed(change(RecordingStatus.EMPTY));
        watch.due(7, Duration.ofMillis(1_500));

        assertThat(ended("stored") + ended("empty")).isEqualTo(2);
        assertThat(meters.get("ringpost.recordings.fetches")
                        .tags("provider", "wavoip", "outcome", "later")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("ringpost.recordings.waiting").gauge().value()).isEqualTo(7);
        assertThat(meters.get("ringpost.recordings.due.lag.seconds").gauge().value())
                .isEqualTo(1.5);
    }

    private double ended(String status) {
        return meters.get("ringpost.recordings.ended")
                .tags("provider", "wavoip", "status", status)
                .counter()
                .count();
    }

    private static Change change(RecordingStatus status) {
        Recording recording = new Recording(
                "r1",
                "c1",
                "call",
                Provider.WAVOIP,
                "3528B6CD",
                "READY",
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                new RecordedCall("c1", "+5533999887766", null, List.of()));
        return new Change(RecordingStatus.FETCHING, false, recording, 3, NOW);
    }
}
