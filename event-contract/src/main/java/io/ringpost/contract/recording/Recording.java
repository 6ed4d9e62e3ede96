package io.ringpost.contract.recording;

import io.ringpost.contract.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as it stands.
 *
 * @param id its id
 * @param callId the call it belongs to
 * @param kind {@code call} or {@code voicemail}
 * @param provider who made it
 * @param providerRecordingId the provider's id of it
 * @param providerStatus the provider's own last word for it
 * @param status what became of it
 * @param reason why it is empty, disabled or failed
 * @param contentType media type of the stored audio
 * @param bytes its size
 * @param sha256 lower-case hex of the stored bytes
 * @param durationSeconds whole seconds
 * @param channels 1 or 2
 * @param attempts how often a fetch was tried
 * @param nextAttemptAt when the next try is due
 * @param storedAt when it was stored
 * @param transcript what was said
 * @param call the call in short, on events only
 */
public record Recording(
        String id,
        String callId,
        String kind,
        Provider provider,
        String providerRecordingId,
        @Nullable String providerStatus,
        RecordingStatus status,
        @Nullable String reason,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Integer durationSeconds,
        @Nullable Integer channels,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant storedAt,
        @Nullable Transcript transcript,
        @Nullable RecordedCall call) {}
