package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hashes that providers sign with. */
final class Hmac {
    private Hmac() {}

    static byte[] sha1(String key, byte[] message) {
        return mac("HmacSHA1", key, message);
    }

    static byte[] sha256(String key, byte[]... parts) {
        return mac("HmacSHA256", key, parts);
    }

    /** The plain SHA-256 of a body, in hex. */
    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] mac(String algorithm, String key, byte[]... parts) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("no secret is set to sign with");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
