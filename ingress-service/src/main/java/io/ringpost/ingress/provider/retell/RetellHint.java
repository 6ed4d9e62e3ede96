package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Secrets;
import io.ringpost.ingress.provider.Tries;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries the usual mistakes until the signature matches: another key, a body written again, another way of signing. */
final class RetellHint {
    private static final Pattern LENIENT =
            Pattern.compile("(?i)\\s*v\\s*=\\s*0*(\\d{1,16})\\s*[,;]\\s*d\\s*=\\s*\"?([0-9a-f]{64})\"?\\s*");

    private final List<Guess<String>> keys;

    RetellHint(List<String> keys, List<String> retired) {
        this.keys = SigningKeys.of(keys, retired);
    }

    /** The signature is right, and its time is not. */
    Optional<String> stale(WebhookRequest request) {
        Matcher parts = LENIENT.matcher(header(request));
        return parts.matches()
                ? Optional.of(SignedAt.hint(Long.parseLong(parts.group(1)), request.receivedAt()))
                : Optional.empty();
    }

    String wrong(WebhookRequest request) {
        if (request.headers().all(RetellVerifier.HEADER).size() > 1) {
            return "X-Retell-Signature came twice: a proxy or a second sender adds one.";
        }
        String header = header(request);
        Matcher parts = LENIENT.matcher(header);
        if (!parts.matches()) {
            return "X-Retell-Signature is not v=<milliseconds>,d=<64 hex digits>: it is not from Retell, or was cut on its"
                    + " way.";
        }
        Tries tries = new Tries();
        return search(parts.group(1), parts.group(2), request.body(), tries)
                .orElseGet(() -> "None of the usual mistakes explains it (" + tries.count()
                        + " tried): RETELL_API_KEY must be the key with the webhook badge of the workspace that the call"
                        + " belongs to; if it is, this is a forgery.");
    }

    private Optional<String> search(String time, String digest, byte[] body, Tries tries) {
        byte[] signature = HexFormat.of().parseHex(digest.toLowerCase(Locale.ROOT));
        return SignedMessages.of(body, time)
                .flatMap(message -> keys.stream()
                        .filter(key -> tries.more(message.value().length))
                        .filter(key -> signs(key.value(), message.value(), signature))
                        .map(key -> sentence(message, key)))
                .findFirst();
    }

    private static String sentence(Guess<byte[]> message, Guess<String> key) {
        return message.phrase().isEmpty() && key.phrase().isEmpty()
                ? "The digest is right, but X-Retell-Signature is not written as Retell does: lower case, no blanks, no"
                        + " leading zeros."
                : Guess.sentence(message, key);
    }

    private static boolean signs(String key, byte[] message, byte[] signature) {
        return Secrets.same(Hmac.of(RetellSignature.ALGORITHM, key).of(message), signature);
    }

    private static String header(WebhookRequest request) {
        return request.headers().first(RetellVerifier.HEADER).orElse("");
    }
}
