package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash whose key is set once: finding the algorithm and setting its key costs as much as a short message. */
public final class Hmac {
    private final String algorithm;
    private final SecretKeySpec key;
    private final Mac keyed;

    private Hmac(String algorithm, SecretKeySpec key) {
        this.algorithm = algorithm;
        this.key = key;
        this.keyed = mac(algorithm, key);
    }

    /** The algorithm with the UTF-8 of the key. */
    public static Hmac of(String algorithm, String key) {
        return new Hmac(algorithm, new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
    }

    /** The hash of the parts, one after the other; may be asked for by several threads. */
    public byte[] of(byte[]... parts) {
        Mac mac = copy();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            // Hardware and FIPS modules may not copy theirs.
            return mac(algorithm, key);
        }
    }

    private static Mac mac(String algorithm, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
