package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Secrets;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Twilio: {@code X-Twilio-Signature} over the public URL and the form. */
final class TwilioVerifier {
    static final String HEADER = "x-twilio-signature";
    /** What cannot be one is refused before anything is read for it. */
    static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/]{27}=");

    static final String BODY_HASH = "bodySHA256";

    private final TwilioTokens tokens;
    private final PublicUrl publicUrl;
    private final AddressGate addresses;

    TwilioVerifier(TwilioTokens tokens, PublicUrl publicUrl, AddressGate addresses) {
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.addresses = addresses;
    }

    Verification verify(WebhookRequest request) {
        return signature(request).and(() -> addresses.check(request));
    }

    private Verification signature(WebhookRequest request) {
        List<String> headers = request.headers().all(HEADER);
        if (headers.size() != 1 || headers.get(0).isEmpty()) {
            return Verification.refuse(
                    headers.size() > 1 ? RefusalCause.SIGNATURE_WRONG : RefusalCause.SIGNATURE_MISSING);
        }
        if (!SIGNATURE.matcher(headers.get(0)).matches()) {
            return Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        if (!request.isForm()) {
            return bodyHashMatches(request)
                    ? signature(request, TwilioSignature.ofUrl(), Optional.empty())
                    : Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        FormFields form = request.form();
        TwilioSignature signature = request.isGet() ? TwilioSignature.ofUrl() : TwilioSignature.of(form);
        return signature(request, signature, form.text("AccountSid"));
    }

    private Verification signature(WebhookRequest request, TwilioSignature signature, Optional<String> account) {
        String header = request.headers().first(HEADER).orElse("");
        List<String> urls = publicUrl.of(request);
        OptionalInt position = tokens.find(account, token -> signed(signature, token, urls, header));
        return position.isPresent()
                ? Verification.by("TWILIO_AUTH_TOKEN#" + position.getAsInt())
                : Verification.refuse(RefusalCause.SIGNATURE_WRONG);
    }

    /** Most are signed as they came, and cost no search for what else may have been signed. */
    private static boolean signed(TwilioSignature signature, Hmac token, List<String> urls, String header) {
        return urls.stream().anyMatch(url -> signature.matches(token, url, header))
                || urls.stream()
                        .flatMap(url -> TwilioUrls.candidates(url).stream())
                        .anyMatch(candidate -> signature.matches(token, candidate, header));
    }

    /** Twilio: a JSON body is signed through its SHA-256 in the query. */
    static boolean bodyHashMatches(WebhookRequest request) {
        List<String> hashes = request.query().all(BODY_HASH);
        String hash = Hashes.sha256(request.body());
        return !hashes.isEmpty()
                && Secrets.same(
                        hash.getBytes(StandardCharsets.US_ASCII), hashes.get(0).getBytes(StandardCharsets.UTF_8));
    }
}
