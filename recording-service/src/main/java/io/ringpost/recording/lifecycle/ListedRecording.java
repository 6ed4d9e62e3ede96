package io.ringpost.recording.lifecycle;

import io.ringpost.contract.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording that its provider lists, without saying of which call.
 *
 * @param providerRecordingId the provider's id of it
 * @param over when the conversation was over
 * @param beginning by what its call may be known, if that is told
 * @param details what else is told
 */
public record ListedRecording(
        String providerRecordingId, Instant over, @Nullable Beginning beginning, Details details) {
    /**
     * A call's end, and a relay's notice that names the call, may come a while after the recording: so long it waits for
     * them before it is filed under itself.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Whether nobody will name the call any more. */
    public boolean orphan(Instant now) {
        return over.plus(PATIENCE).isBefore(now);
    }

    /** The same notice that a relay would have sent, of that call or, if it is not known, under the recording's own name. */
    public RecordingNotice notice(@Nullable String providerCallId) {
        LegRef leg = new LegRef(Provider.VOIPMS, providerCallId == null ? providerRecordingId : providerCallId);
        Said said = new Said(Stage.READY, over, null, null);
        return RecordingNotice.of(Provider.VOIPMS, providerRecordingId, List.of(leg), said)
                .with(details);
    }
}
