package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Tries;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tries the usual mistakes until the signature matches: another address, a changed form, another token. */
final class TwilioHint {
    private final TwilioTokens tokens;
    private final TwilioTokens retired;
    private final PublicUrl publicUrl;

    TwilioHint(TwilioTokens tokens, TwilioTokens retired, PublicUrl publicUrl) {
        this.tokens = tokens;
        this.retired = retired;
        this.publicUrl = publicUrl;
    }

    String of(WebhookRequest request) {
        List<String> headers = request.headers().all(TwilioVerifier.HEADER);
        if (headers.size() > 1) {
            return "X-Twilio-Signature came twice: a proxy or a second sender adds one.";
        }
        if (!TwilioVerifier.SIGNATURE.matcher(headers.get(0)).matches()) {
            return "X-Twilio-Signature is not the Base64 of a SHA-1: it is not from Twilio, or was cut on its way.";
        }
        return request.isForm() ? searched(request) : json(request);
    }

    /** A JSON body is signed through its hash in the address, so each of the two may be wrong. */
    private String json(WebhookRequest request) {
        if (request.query().all(TwilioVerifier.BODY_HASH).isEmpty()) {
            return "The body is no form and the address has no bodySHA256: something drops the query, or changes the"
                    + " Content-Type on the way.";
        }
        Search search = new Search(request);
        if (search.matches(Guess.asItCame(request.target()), SignedForms.none()).isPresent()
                && !TwilioVerifier.bodyHashMatches(request)) {
            return "The address is signed, but its bodySHA256 is that of another body: something on the way writes the"
                    + " JSON again.";
        }
        return searched(request);
    }

    private String searched(WebhookRequest request) {
        Search search = new Search(request);
        return search.sentence()
                .orElseGet(() -> "None of the usual mistakes explains it (" + search.tries.count()
                        + " tried): compare TWILIO_AUTH_TOKEN with the account's primary token and WEBHOOK_BASE_URL with"
                        + " the address set at Twilio; if both are right, it is a forgery.");
    }

    /** One search; {@code tries} bounds what it may cost. */
    private final class Search {
        private final WebhookRequest request;
        private final String header;
        private final List<Guess<Hmac>> signers = new ArrayList<>();
        private final Tries tries = new Tries();

        Search(WebhookRequest request) {
            this.request = request;
            this.header = request.headers().first(TwilioVerifier.HEADER).orElse("");
            Optional<String> account =
                    request.isForm() ? SignedForms.read(request).text("AccountSid") : Optional.empty();
            signers.addAll(tokens.guesses(account));
            signers.addAll(retired.retired());
        }

        Optional<String> sentence() {
            Guess<WebhookRequest.Target> target = Guess.asItCame(request.target());
            Guess<TwilioSignature> form = SignedForms.asItCame(request);
            return first(Stream.of(target), one -> matches(one, form))
                    .or(() -> first(SignedPaths.of(request), one -> matches(one, form)))
                    .or(() -> first(SignedForms.of(request), one -> matches(target, one)));
        }

        private <T> Optional<String> first(Stream<T> guesses, Function<T, Optional<String>> judge) {
            return guesses.map(judge).flatMap(Optional::stream).findFirst();
        }

        private Optional<String> matches(Guess<WebhookRequest.Target> target, Guess<TwilioSignature> form) {
            return first(SignedBases.of(publicUrl, request), base -> signer(base, target, form)
                    .map(signer -> Guess.sentence(base, target, form, signer)));
        }

        private Optional<Guess<Hmac>> signer(
                Guess<String> base, Guess<WebhookRequest.Target> target, Guess<TwilioSignature> form) {
            String query = target.value().query();
            String url = base.value() + target.value().path() + (query == null ? "" : "?" + query);
            return signers.stream()
                    .filter(signer -> TwilioUrls.candidates(url).stream()
                            .filter(candidate -> tries.more(form.value().bytes() + candidate.length()))
                            .anyMatch(candidate -> form.value().matches(signer.value(), candidate, header)))
                    .findFirst();
        }
    }
}
