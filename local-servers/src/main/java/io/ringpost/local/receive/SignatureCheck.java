package io.ringpost.local.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks both signatures of a webhook as a subscriber would, written without the sender's code. */
public final class SignatureCheck {
    private static final String MADE_SECRET = "whsec_";
    private static final String HEX_PREFIX = "sha256=";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SignatureCheck() {}

    /** Guide 003: {@code X-Webhook-Signature: sha256=<hex>} over the body, keyed by the text of the secret. */
    public static Verdict hex(String secret, Request request) {
        String given = request.header("x-webhook-signature");
        if (given.isEmpty()) {
            return Verdict.MISSING;
        }
        byte[] mac = mac(secret.getBytes(StandardCharsets.UTF_8), request.body());
        return verdict(same(given, HEX_PREFIX + HexFormat.of().formatHex(mac)));
    }

    /** Standard Webhooks: id, timestamp and body, at most five minutes old; one of several signatures is enough. */
    public static Verdict standard(String secret, Request request, Instant now) {
        String id = request.header("webhook-id");
        String timestamp = request.header("webhook-timestamp");
        String given = request.header("webhook-signature");
        if (id.isEmpty() || timestamp.isEmpty() || given.isEmpty()) {
            return Verdict.MISSING;
        }
        byte[] prefix = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        String expected = "v1," + Base64.getEncoder().encodeToString(mac(standardKey(secret), prefix, request.body()));
        boolean signed = Arrays.stream(given.split(" ", -1)).anyMatch(one -> same(one, expected));
        return verdict(signed && fresh(timestamp, now));
    }

    /** A made secret's bytes are written in Base64 after its prefix; a given secret is its own text. */
    private static byte[] standardKey(String secret) {
        return secret.startsWith(MADE_SECRET)
                ? Base64.getDecoder().decode(secret.substring(MADE_SECRET.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean fresh(String timestamp, Instant now) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return age.abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static Verdict verdict(boolean valid) {
        return valid ? Verdict.VALID : Verdict.WRONG;
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
