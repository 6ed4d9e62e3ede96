package io.ringpost.recording.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks by which two numbers that talked are known again, and which tell nobody who has not the key what numbers they were.
 * Who called whom makes no difference.
 */
public final class PartiesMark {
    private static final String MAC = "HmacSHA256";

    private final List<byte[]> keys;

    /** The first key marks, all are looked for. */
    public PartiesMark(List<byte[]> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The mark to keep of two numbers, each only digits. */
    public String of(String one, String other) {
        return mac(keys.get(0), one, other);
    }

    /** Every mark that may have been kept of them. */
    public List<String> all(String one, String other) {
        return keys.stream().map(key -> mac(key, one, other)).toList();
    }

    private static String mac(byte[] key, String one, String other) {
        String pair = one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one;
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(pair.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
