package io.ringpost.contract.call;

import io.ringpost.contract.recording.RecordingStatus;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a call, as the call shows it.
 *
 * @param id the recording's id
 * @param status what became of it
 * @param kind {@code call} or {@code voicemail}
 */
public record RecordingRef(String id, @Nullable RecordingStatus status, String kind) {}
