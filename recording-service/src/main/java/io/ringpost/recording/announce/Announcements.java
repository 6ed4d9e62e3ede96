package io.ringpost.recording.announce;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.outbox.OutboxMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events that tell what became of recordings; where nothing is decided yet, there is nothing to tell. */
public final class Announcements {
    private Announcements() {}

    /** What is told of the given changes, in their order. */
    public static List<OutboxMessage> of(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> Stream.concat(moved(change).stream(), transcribed(change).stream()))
                .map(event -> OutboxMessage.of(EventCodec.encode(event, Service.RECORDING)))
                .toList();
    }

    private static Optional<RecordingEvent> moved(Change change) {
        return change.moved() ? end(change) : Optional.empty();
    }

    /** Told once of each recording, so that its name needs nothing else. */
    private static Optional<RecordingEvent> transcribed(Change change) {
        String id = change.recording().id();
        String name = Ids.event(RecordingEvent.Transcribed.TYPE, id, "");
        return change.transcribed()
                ? Optional.of(new RecordingEvent.Transcribed(
                        new EventInfo(name, id, change.at(), change.version()), change.recording()))
                : Optional.empty();
    }

    private static Optional<RecordingEvent> end(Change change) {
        return switch (change.recording().status()) {
            case STORED ->
                Optional.of(new RecordingEvent.Stored(info(RecordingEvent.Stored.TYPE, change), change.recording()));
            case EMPTY ->
                Optional.of(new RecordingEvent.Empty(info(RecordingEvent.Empty.TYPE, change), change.recording()));
            case DISABLED ->
                Optional.of(
                        new RecordingEvent.Disabled(info(RecordingEvent.Disabled.TYPE, change), change.recording()));
            case FAILED ->
                Optional.of(new RecordingEvent.Failed(info(RecordingEvent.Failed.TYPE, change), change.recording()));
            case WAITING, FETCHING, ERASED, UNKNOWN -> Optional.empty();
        };
    }

    /** A recording may fail more than once, so that its version is part of the event's name. */
    private static EventInfo info(String type, Change change) {
        String id = change.recording().id();
        return new EventInfo(Ids.event(type, id, Long.toString(change.version())), id, change.at(), change.version());
    }
}
