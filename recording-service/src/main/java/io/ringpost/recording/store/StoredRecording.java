package io.ringpost.recording.store;

import java.time.Instant;

/**
 * A recording that can be played.
 *
 * @param recordingId its id
 * @param callId the call it belongs to
 * @param audio where it lies
 * @param storedAt since when
 */
public record StoredRecording(String recordingId, String callId, StoredAudio audio, Instant storedAt) {}
