package io.ringpost.recording.lifecycle;

import java.util.List;

/**
 * What one record says: of recordings, or of a call.
 *
 * @param notices of recordings
 * @param calls of a call
 */
public record Finding(List<RecordingNotice> notices, List<CallNews> calls) {
    /** Copies the lists. */
    public Finding {
        notices = List.copyOf(notices);
        calls = List.copyOf(calls);
    }

    /** The recordings that it offers. */
    public List<RecordingNotice> offers() {
        return notices.stream().filter(notice -> notice.stage() == Stage.READY).toList();
    }
}
