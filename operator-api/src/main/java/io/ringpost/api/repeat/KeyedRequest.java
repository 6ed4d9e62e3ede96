package io.ringpost.api.repeat;

import io.ringpost.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request that came with a key.
 *
 * @param id hash of caller, method, path and key: the key itself is kept nowhere
 * @param asked hash of query and body
 */
record KeyedRequest(String id, String asked) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    static KeyedRequest of(List<String> keys, String caller, String operation, String asked) {
        if (keys.size() != 1 || !PRINTABLE.matcher(keys.get(0)).matches()) {
            throw ProblemException.badParameter(HEADER, "must be one value of 1 to 255 printable ASCII characters");
        }
        return new KeyedRequest(hash(caller, operation, keys.get(0)), hash(asked));
    }

    /** Hashes texts so that moving a character from one to the next changes the hash. */
    static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
