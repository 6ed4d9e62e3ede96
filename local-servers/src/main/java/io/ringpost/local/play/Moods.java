package io.ringpost.local.play;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules that were set, by provider and operation. */
final class Moods {
    private static final String EVERY = "*";

    private final Map<String, Rule> rules = new ConcurrentHashMap<>();

    void set(String provider, String operation, Rule rule) {
        if (operation.equals(EVERY)) {
            rules.keySet().removeIf(key -> key.startsWith(provider + " "));
        }
        rules.put(key(provider, operation), rule);
    }

    Mood next(String provider, Operation operation) {
        return Optional.ofNullable(rules.get(key(provider, operation.name())))
                .or(() -> Optional.ofNullable(rules.get(key(provider, EVERY))))
                .map(rule -> rule.next(operation.subject()))
                .orElseGet(Mood.Normal::new);
    }

    private static String key(String provider, String operation) {
        return provider + " " + operation;
    }
}
