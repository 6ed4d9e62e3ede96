package io.ringpost.outbound.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key pair, which signs what anybody with its public half can verify and nobody else can sign.
 *
 * @param seed its private half: 32 bytes
 * @param publicKey its public half: 32 bytes
 */
public record SigningKey(byte[] seed, byte[] publicKey) {
    private static final String SECRET_PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    /** How long either half is. */
    public static final int HALF = 32;

    /** Reads what {@link #secretText} wrote. */
    public static SigningKey read(String secretText) {
        byte[] both = Base64.getDecoder().decode(secretText.substring(SECRET_PREFIX.length()));
        return new SigningKey(Arrays.copyOf(both, HALF), Arrays.copyOfRange(both, HALF, 2 * HALF));
    }

    /** Both halves, as senders of Standard Webhooks write a secret key. */
    public String secretText() {
        byte[] both = Arrays.copyOf(seed, 2 * HALF);
        System.arraycopy(publicKey, 0, both, HALF, HALF);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(both);
    }

    /** The public half, as Standard Webhooks writes it. */
    public static String publicText(byte[] publicKey) {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicKey);
    }

    /** The public half, as a JSON Web Key writes it. */
    public static String coordinate(byte[] publicKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    /** RFC 7638: the thumbprint of the JSON Web Key. */
    public static String id(byte[] publicKey) {
        String key = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + coordinate(publicKey) + "\"}";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Hides the private half. */
    @Override
    public String toString() {
        return "SigningKey[" + id(publicKey) + "]";
    }
}
