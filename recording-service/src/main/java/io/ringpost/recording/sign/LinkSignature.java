package io.ringpost.recording.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs one recording's id and an end, and nothing else: a link opens that recording until then. A replaced key still
 * opens what it signed as long as it stands in the list.
 */
public final class LinkSignature {

    /** What came of a look at a link. */
    public enum Verdict {
        /** It is ours and has not ended. */
        VALID,
        /** It is ours, but its time is over. */
        EXPIRED,
        /** We did not sign this. */
        FORGED
    }

    private static final String MAC = "HmacSHA256";
    private static final int MOST_DIGITS = 11;

    private final List<byte[]> keys;

    /** The first key signs, all are accepted. */
    public LinkSignature(List<byte[]> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The signature of a link, safe in a URL. */
    public String sign(String recordingId, Instant expires) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac(keys.get(0), recordingId, Long.toString(expires.getEpochSecond())));
    }

    /** Judges a link by its texts as they came. */
    public Verdict judge(String recordingId, String expires, String signature, Instant now) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean ours = keys.stream()
                .map(key -> Base64.getUrlEncoder().withoutPadding().encode(mac(key, recordingId, expires)))
                .reduce(false, (found, right) -> MessageDigest.isEqual(right, given) || found, Boolean::logicalOr);
        if (!ours || !expires.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Verdict.FORGED;
        }
        return now.getEpochSecond() <= Long.parseLong(expires) ? Verdict.VALID : Verdict.EXPIRED;
    }

    /** An id of ours holds no line break, and an end is only digits: no other pair gives the same text. */
    private static byte[] mac(byte[] key, String recordingId, String expires) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal((expires + "\n" + recordingId).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
