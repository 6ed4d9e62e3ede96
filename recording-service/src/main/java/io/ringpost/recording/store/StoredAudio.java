package io.ringpost.recording.store;

import org.jspecify.annotations.Nullable;

/**
 * Audio as it lies in the vault.
 *
 * @param vaultKey under which key
 * @param contentType its media type, by its own first bytes
 * @param bytes its size
 * @param sha256 lower-case hex
 * @param durationSeconds whole seconds, where known
 * @param channels 1 or 2, where known
 */
public record StoredAudio(
        String vaultKey,
        String contentType,
        long bytes,
        String sha256,
        @Nullable Integer durationSeconds,
        @Nullable Integer channels) {}
