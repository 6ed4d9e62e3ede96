package io.ringpost.recording.lifecycle;

import io.ringpost.contract.recording.RecordingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recording here.
 *
 * @param status where it stands
 * @param reason why it is empty, disabled or failed, or why the last try missed
 * @param eager whether the audio is offered or a person asked for it, so that it is worth hurrying
 * @param since when the present round of tries began; absent while the call goes on as far as we know
 * @param dueAt when the next try is due; while it is being fetched, when the lease ends
 */
public record Standing(
        RecordingStatus status,
        @Nullable String reason,
        boolean eager,
        @Nullable Instant since,
        @Nullable Instant dueAt) {
    /** A recording of which nothing is known yet. */
    public static final Standing NEW = new Standing(RecordingStatus.WAITING, null, false, null, null);

    /** Whether it is being fetched or will be. */
    public boolean open() {
        return status == RecordingStatus.WAITING || status == RecordingStatus.FETCHING;
    }

    /** Over, for the given reason. */
    public static Standing over(RecordingStatus end, @Nullable String reason) {
        return new Standing(end, reason, false, null, null);
    }
}
