package io.ringpost.ingress.provider.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The auth tokens: a list while one is rotated, and one per sub-account, which Twilio signs with its own token.
 */
final class TwilioTokens {
    private static final String SID_PREFIX = "AC";

    private final List<Token> tokens = new ArrayList<>();

    private record Token(int position, Optional<String> account, String token) {
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
            int colon = text.indexOf(':');
            if (colon > 0 && text.startsWith(SID_PREFIX)) {
                tokens.add(new Token(position, Optional.of(text.substring(0, colon)), text.substring(colon + 1)));
            } else if (!text.isEmpty()) {
                tokens.add(new Token(position, Optional.empty(), text));
            }
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The position, counted from one, of the first token that the account may use and that passes. */
    OptionalInt find(Optional<String> account, Predicate<String> signed) {
        return tokens.stream()
                .filter(token -> token.signsFor(account))
                .filter(token -> signed.test(token.token()))
                .mapToInt(Token::position)
                .findFirst();
    }
}
