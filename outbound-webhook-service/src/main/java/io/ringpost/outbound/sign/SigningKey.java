package io.ringpost.outbound.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 key pair, which signs what anybody with its public half can verify and nobody else can sign.
 *
 * <p>The halves stay together as they were sealed: who signs with the public half of another pair gives the seed away.
 *
 * @param seed its private half: 32 bytes
 * @param publicKey its public half: 32 bytes
 */
public record SigningKey(byte[] seed, byte[] publicKey) {
    private static final String SECRET_PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    /** How long either half is. */
    public static final int HALF = 32;

    /** The pair of fresh random bytes. */
    public static SigningKey made(byte[] random) {
        byte[] publicKey = new byte[HALF];
        Ed25519.generatePublicKey(random, 0, publicKey, 0);
        return new SigningKey(random, publicKey);
    }

    /** Reads what {@link #secretText} wrote. */
    public static SigningKey read(String secretText) {
        byte[] both = Base64.getDecoder().decode(secretText.substring(SECRET_PREFIX.length()));
        return new SigningKey(Arrays.copyOf(both, HALF), Arrays.copyOfRange(both, HALF, 2 * HALF));
    }

    byte[] sign(byte[] head, byte[] body) {
        byte[] message = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
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
