package io.ringpost.recording.store;

import io.ringpost.recording.announce.Change;
import java.time.Instant;

/** What to tell of a recording that is saved. */
final class Saving {
    private Saving() {}

    static Change change(RecordingRow before, RecordingRow after, Parties call, Instant now) {
        return new Change(
                before.standing().status(), after.view(call.callId(), call.with(after.notice())), after.version(), now);
    }
}
