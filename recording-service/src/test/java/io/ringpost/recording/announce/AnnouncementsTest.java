package io.ringpost.recording.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Provider;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.outbox.OutboxMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T13:00:00Z");

    @Test
    void whatIsUnderstoodIsToldWhereverTheRecordingStands() {
        assertThat(types(change(RecordingStatus.WAITING, true, RecordingStatus.WAITING)))
                .containsExactly(RecordingEvent.Transcribed.TYPE);
        assertThat(types(change(RecordingStatus.WAITING, true, RecordingStatus.EMPTY)))
                .containsExactly(RecordingEvent.Empty.TYPE, RecordingEvent.Transcribed.TYPE);
    }

    @Test
    void whatIsNoNewsIsNotTold() {
        assertThat(types(change(RecordingStatus.STORED, false, RecordingStatus.STORED)))
                .isEmpty();
        assertThat(types(change(RecordingStatus.FAILED, false, RecordingStatus.WAITING)))
                .isEmpty();
    }

    private static List<String> types(Change change) {
        return Announcements.of(List.of(change)).stream()
                .map(OutboxMessage::headers)
                .map(headers -> headers.get(EventHeaders.TYPE))
                .toList();
    }

    private static Change change(RecordingStatus before, boolean transcribed, RecordingStatus after) {
        Recording recording = new Recording(
                "r1",
                "c1",
                "call",
                Provider.RETELL,
                "call_1",
                null,
                after,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                new Transcript("done", "Bom dia", null),
                null);
        return new Change(before, transcribed, recording, 3, NOW);
    }
}
