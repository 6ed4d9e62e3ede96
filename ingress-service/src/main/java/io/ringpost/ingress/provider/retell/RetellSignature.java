package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Secrets;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Retell: {@code v=<ms>,d=<hex>}, HMAC-SHA256, keyed by the API key, over the body followed by the decimal text of the
 * time; at most five minutes old or early.
 */
final class RetellSignature {
    static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("v=(0|[1-9][0-9]{0,15}),d=([0-9a-f]{64})");
    private static final long LARGEST = (1L << 53) - 1;
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
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches() || Long.parseLong(parts.group(1)) > LARGEST) {
            return Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        int position = signer(parts.group(1), HexFormat.of().parseHex(parts.group(2)), body);
        if (position == 0) {
            return Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        boolean fresh = Math.abs(now.toEpochMilli() - Long.parseLong(parts.group(1))) <= WINDOW;
        return fresh
                ? Verification.by("RETELL_API_KEY#" + position)
                : Verification.refuse(RefusalCause.SIGNATURE_STALE);
    }

    private int signer(String time, byte[] signature, byte[] body) {
        int found = 0;
        for (int i = keys.size(); i > 0; i--) {
            byte[] expected = keys.get(i - 1).of(body, time.getBytes(StandardCharsets.US_ASCII));
            found = Secrets.same(expected, signature) ? i : found;
        }
        return found;
    }
}
