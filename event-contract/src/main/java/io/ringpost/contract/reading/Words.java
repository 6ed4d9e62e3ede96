package io.ringpost.contract.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Status words without the differences that mean nothing: case, blanks, hyphens, underscores. */
public final class Words {
    private Words() {}

    /** {@code no answer} and {@code No-Answer} as {@code NO_ANSWER}; absent as the empty word. */
    public static String canonical(@Nullable String word) {
        return word == null ? "" : word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}
