package io.ringpost.recording.store;

import io.ringpost.recording.announce.Change;
import io.ringpost.recording.lifecycle.RecordingNotice;
import java.time.Instant;

/** What to tell of a recording that is saved. */
final class Saving {
    private Saving() {}

    static Change change(RecordingRow before, RecordingRow after, Parties call, Instant now) {
        RecordingNotice known = before.known();
        boolean news = after.notice().transcribed() && (known == null || !known.transcribed());
        return new Change(
                before.standing().status(),
                news,
                after.view(call.callId(), call.with(after.notice())),
                after.version(),
                now);
    }
}
