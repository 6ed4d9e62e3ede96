package io.ringpost.recording.announce;

import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import java.time.Instant;

/**
 * A recording that changed.
 *
 * @param before where it stood
 * @param transcribed whether what was said in it is known only now
 * @param recording as it stands now, with its call in short
 * @param version counts its changes
 * @param at when
 */
public record Change(RecordingStatus before, boolean transcribed, Recording recording, long version, Instant at) {
    /** Whether it stands elsewhere now. */
    public boolean moved() {
        return before != recording.status();
    }
}
