package io.ringpost.api.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may do. */
public enum Scope {
    /** Hand in CRM events. */
    EVENTS,
    /** Read calls, deliveries, refusals and the rest. */
    READ,
    /** Change endpoints, retry deliveries, replay. */
    MANAGE,
    /** Erase a person's data. */
    ERASE;

    /** The word used in settings and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word.strip()))
                .findFirst();
    }
}
