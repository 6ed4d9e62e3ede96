package io.ringpost.sms.understand;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as its words alone: without case, accents, punctuation and emoji.
 *
 * @param words the words, each with a blank on either side
 */
public record PlainText(String words) {
    /** Reads a text; an absent one has no words. */
    public static PlainText of(@Nullable String text) {
        String apart = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKD);
        String bare = apart.replaceAll("[\\p{M}\\p{Cf}]", "").toLowerCase(Locale.ROOT);
        String words = bare.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return new PlainText(words.isEmpty() ? "" : " " + words + " ");
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether a word, or words in this order, stand in it: "book" does not stand in "facebook". */
    public boolean has(String phrase) {
        return words.contains(" " + phrase + " ");
    }

    public boolean hasAny(Iterable<String> phrases) {
        for (String phrase : phrases) {
            if (has(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** All of it, without the blanks around. */
    public String whole() {
        return words.strip();
    }

    List<String> each() {
        return isEmpty() ? List.of() : Arrays.asList(whole().split(" "));
    }
}
