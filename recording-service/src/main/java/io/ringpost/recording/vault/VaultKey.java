package io.ringpost.recording.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a recording lies: {@code 3f/a9/<hash of its id>}. It tells no number, no date and no provider's id, and a
 * recording comes to the same place however often it is fetched, so that none is left behind where nobody looks.
 *
 * @param text the key as stored; an absolute path, a dot segment or another character cannot be one
 */
public record VaultKey(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{36}");
    private static final int HASH_BYTES = 20;

    public VaultKey {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no key of the vault");
        }
    }

    /** The key of a recording. */
    public static VaultKey of(String recordingId) {
        String hash = hash(recordingId);
        return new VaultKey(hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash.substring(4));
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
