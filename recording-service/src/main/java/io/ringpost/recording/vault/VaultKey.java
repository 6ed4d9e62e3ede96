package io.ringpost.recording.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a recording lies: {@code 2026/11/21/<hash>}. Made of a date and a hash, so that it tells no number and no
 * provider's id, and so that a fetch that is repeated comes to the same place.
 *
 * @param text the key as stored; an absolute path, a dot segment or another character cannot be one
 */
public record VaultKey(String text) {

    private static final Pattern FORM = Pattern.compile("\\d{4}/\\d{2}/\\d{2}/[0-9a-f]{32,64}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final int HASH_BYTES = 20;

    public VaultKey {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no key of the vault");
        }
    }

    /** The key of a recording. */
    public static VaultKey of(String recordingId, Instant day) {
        return new VaultKey(DAY.format(day) + "/" + hash(recordingId));
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
