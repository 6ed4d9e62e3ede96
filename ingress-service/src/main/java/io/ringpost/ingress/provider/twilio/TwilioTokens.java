package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.Hmac;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The auth tokens: a list while one is rotated, and one per sub-account, which Twilio signs with its own token.
 */
final class TwilioTokens {
    private static final String ALGORITHM = "HmacSHA1";
    private static final String SID_PREFIX = "AC";

    private final List<Token> tokens = new ArrayList<>();

    private record Token(int position, Optional<String> account, Hmac hmac) {
        boolean signsFor(Optional<String> sender) {
            return account.isEmpty() || sender.isEmpty() || account.equals(sender);
        }
    }

    /** Takes the entries of {@code TWILIO_AUTH_TOKEN}. */
    TwilioTokens(List<String> entries) {
        int position = 0;
        for (String entry : entries) {
            String text = entry.strip();
            position++;
            int colon = text.startsWith(SID_PREFIX) ? text.indexOf(':') : -1;
            String token = text.substring(colon + 1).strip();
            if (!token.isEmpty()) {
                Optional<String> account = colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
                tokens.add(new Token(position, account, Hmac.of(ALGORITHM, token)));
            }
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The position, counted from one, of the first token that the account may use and that passes. */
    OptionalInt find(Optional<String> account, Predicate<Hmac> signed) {
        for (Token token : tokens) {
            if (token.signsFor(account) && signed.test(token.hmac())) {
                return OptionalInt.of(token.position());
            }
        }
        return OptionalInt.empty();
    }

    /** Those that may have signed for the account, and those that are another's. */
    List<Guess<Hmac>> guesses(Optional<String> account) {
        return tokens.stream()
                .map(token -> token.signsFor(account)
                        ? Guess.asItCame(token.hmac())
                        : new Guess<>(
                                "with TWILIO_AUTH_TOKEN#" + token.position() + ", which is kept for another account",
                                "compare the SID before it with the request's AccountSid",
                                token.hmac()))
                .toList();
    }

    /** Those that sign no more, or should not. */
    List<Guess<Hmac>> retired() {
        return tokens.stream()
                .map(token -> new Guess<>(
                        "with the old token RINGPOST_RETIRED_SECRETS#" + token.position(),
                        "promote the new one at Twilio, or keep both in TWILIO_AUTH_TOKEN until then",
                        token.hmac()))
                .toList();
    }
}
