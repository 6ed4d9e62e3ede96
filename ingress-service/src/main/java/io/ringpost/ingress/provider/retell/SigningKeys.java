package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.Guess;
import java.util.ArrayList;
import java.util.List;

/** The keys that may have signed: as they are set, as they were meant, and those of old. */
final class SigningKeys {
    private static final String COMPARE = "compare RETELL_API_KEY with the dashboard";
    private static final String PREFIX = "key_";

    private SigningKeys() {}

    static List<Guess<String>> of(List<String> keys, List<String> retired) {
        List<Guess<String>> guesses = new ArrayList<>();
        for (int i = 1; i <= keys.size(); i++) {
            String key = keys.get(i - 1).strip();
            String name = "RETELL_API_KEY#" + i;
            guesses.add(Guess.asItCame(key));
            add(guesses, name + " without its quotes", key, key.replaceAll("^[\"'`]|[\"'`]$", ""));
            add(
                    guesses,
                    name + " without its first word",
                    key,
                    key.replaceFirst("(?i)^(bearer|key|api-key)[ =:]+", ""));
            add(guesses, name + " without key_", key, key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key);
            add(guesses, name + " behind key_", key, key.startsWith(PREFIX) ? key : PREFIX + key);
        }
        for (int i = 1; i <= retired.size(); i++) {
            guesses.add(new Guess<>(
                    "with the old key RINGPOST_RETIRED_SECRETS#" + i,
                    "move the webhook badge to the new key, or keep both in RETELL_API_KEY until then",
                    retired.get(i - 1).strip()));
        }
        guesses.removeIf(guess -> guess.value().isEmpty());
        return List.copyOf(guesses);
    }

    private static void add(List<Guess<String>> guesses, String phrase, String set, String meant) {
        if (!meant.equals(set)) {
            guesses.add(new Guess<>("with " + phrase, COMPARE, meant));
        }
    }
}
