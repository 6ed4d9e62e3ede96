package io.ringpost.ingress.provider;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a request would be if a usual mistake were undone.
 *
 * @param phrase how it differs from what came, as in "the signature matches …"; empty if it does not
 * @param advice what to do about it
 * @param value what it would be
 */
public record Guess<T>(String phrase, String advice, T value) {
    /** What came, as it came. */
    public static <T> Guess<T> asItCame(T value) {
        return new Guess<>("", "", value);
    }

    /** The sentence for an operator, if undoing all of these makes the signature match. */
    public static String sentence(Guess<?>... together) {
        String phrases = joined(" and ", Guess::phrase, together);
        return phrases.isEmpty()
                ? "The signature matches."
                : "The signature matches " + phrases + ": " + joined("; ", Guess::advice, together) + ".";
    }

    private static String joined(String separator, Function<Guess<?>, String> part, Guess<?>... together) {
        return Arrays.stream(together)
                .map(part)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(separator));
    }
}
