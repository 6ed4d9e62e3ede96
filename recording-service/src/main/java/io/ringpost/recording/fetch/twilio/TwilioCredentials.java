package io.ringpost.recording.fetch.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What opens an account: its own tokens first, then those of the main account, which may look into its sub-accounts.
 *
 * @param mainAccount {@code TWILIO_ACCOUNT_SID}
 * @param tokens the entries of {@code TWILIO_AUTH_TOKEN}: a token, or {@code SID:token}
 */
record TwilioCredentials(Optional<String> mainAccount, List<String> tokens) {

    private static final String SID_PREFIX = "AC";

    TwilioCredentials {
        tokens = tokens.stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** The account of a recording that names none: the main one, or the only one there is. */
    Optional<String> onlyAccount() {
        List<String> named = tokens.stream()
                .filter(TwilioCredentials::isPair)
                .map(TwilioCredentials::account)
                .distinct()
                .toList();
        return mainAccount.or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty());
    }

    /** Values of the Authorization header, the likeliest first. */
    List<String> headers(String account) {
        Set<String> pairs = new LinkedHashSet<>();
        tokens.stream()
                .filter(TwilioCredentials::isPair)
                .filter(pair -> account(pair).equals(account))
                .forEach(pairs::add);
        List<String> bare = tokens.stream().filter(token -> !isPair(token)).toList();
        String owner = mainAccount.orElse(account);
        bare.forEach(token -> pairs.add(owner + ":" + token));
        mainAccount.ifPresent(main -> tokens.stream()
                .filter(TwilioCredentials::isPair)
                .filter(pair -> account(pair).equals(main))
                .forEach(pairs::add));
        List<String> headers = new ArrayList<>();
        pairs.forEach(pair -> headers.add("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))));
        return headers;
    }

    private static boolean isPair(String token) {
        return token.startsWith(SID_PREFIX) && token.indexOf(':') > 0;
    }

    private static String account(String pair) {
        return pair.substring(0, pair.indexOf(':'));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "TwilioCredentials[" + tokens.size() + "]";
    }
}
