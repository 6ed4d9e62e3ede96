package io.ringpost.recording.vault;

/**
 * What lies in the vault.
 *
 * @param key where
 * @param bytes its size
 * @param sha256 lower-case hex of the bytes
 */
public record StoredFile(VaultKey key, long bytes, String sha256) {}
