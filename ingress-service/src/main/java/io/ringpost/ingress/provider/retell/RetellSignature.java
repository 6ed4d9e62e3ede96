package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Secrets;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Retell: {@code v=<ms>,d=<hex>}, HMAC-SHA256, keyed by the API key, over the body followed by the decimal text of the
 * time; at most five minutes old or early.
 */
final class RetellSignature {
    static final String ALGORITHM = "HmacSHA256";
    private static final long WINDOW = Duration.ofMinutes(5).toMillis();

    private final List<Hmac> keys;

    RetellSignature(List<String> keys) {
        this.keys = keys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> Hmac.of(ALGORITHM, key))
                .toList();
    }

    boolean hasNoKey() {
        return keys.isEmpty();
    }

    Verification verify(String header, byte[] body, Instant now) {
        Optional<SignatureHeader> signed = SignatureHeader.read(header);
        int position = signed.map(parts -> signer(parts, body)).orElse(0);
        if (position == 0) {
            return Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        long signedAt = signed.orElseThrow().signedAt().toEpochMilli();
        return Math.abs(now.toEpochMilli() - signedAt) <= WINDOW
                ? Verification.by("RETELL_API_KEY#" + position)
                : Verification.refuse(RefusalCause.SIGNATURE_STALE);
    }

    private int signer(SignatureHeader signed, byte[] body) {
        byte[] time = signed.time().getBytes(StandardCharsets.US_ASCII);
        byte[] signature = signed.digest();
        int found = 0;
        for (int i = keys.size(); i > 0; i--) {
            byte[] expected = keys.get(i - 1).of(body, time);
            found = Secrets.same(expected, signature) ? i : found;
        }
        return found;
    }
}
