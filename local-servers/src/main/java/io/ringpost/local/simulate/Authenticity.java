package io.ringpost.local.simulate;

import java.util.Arrays;
import java.util.Locale;

/** How a simulated request proves who sent it. */
public enum Authenticity {
    /** As the provider does it. */
    GENUINE,
    /** Signed with another secret, or carrying another token. */
    WRONG,
    /** Without signature or token. */
    MISSING,
    /** Signed too long ago; only Retell's signature tells its time, elsewhere this is genuine. */
    STALE;

    /**
     * Reads the word of a query parameter.
     *
     * @throws IllegalArgumentException if it is none, naming those that are
     */
    public static Authenticity of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("signature is one of genuine, wrong, missing, stale"));
    }
}
