package io.ringpost.recording.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one notice said; the greatest counts, by stage and then by time.
 *
 * @param stage how far the recording is
 * @param at when the notice was received
 * @param word the provider's own word
 * @param url where the audio is, by the provider's account
 */
public record Said(
        Stage stage,
        Instant at,
        @Nullable String word,
        @Nullable String url) implements Comparable<Said> {
    private static final Comparator<@Nullable String> TEXT =
            Comparator.comparing(text -> text == null ? "" : text, Comparator.naturalOrder());
    private static final Comparator<Said> ORDER = Comparator.comparing(Said::stage)
            .thenComparing(Said::at)
            .thenComparing(Said::word, TEXT)
            .thenComparing(Said::url, TEXT);

    @Override
    public int compareTo(Said other) {
        return ORDER.compare(this, other);
    }
}
