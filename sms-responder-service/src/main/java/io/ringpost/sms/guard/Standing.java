package io.ringpost.sms.guard;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How things stand between us and a sender.
 *
 * @param optedOut whether the sender wants no texts
 * @param silencedUntil until when a person of ours answers instead
 * @param repliesInLastHour how many automatic replies went to the sender within the last hour
 * @param lastReply the text of the last of these
 * @param language the language of the conversation, if it was told
 * @param heldByProvider whether the provider itself lets no texts through to the sender
 * @param said the texts of all automatic replies of the last hour
 */
public record Standing(
        boolean optedOut,
        @Nullable Instant silencedUntil,
        int repliesInLastHour,
        @Nullable String lastReply,
        @Nullable String language,
        boolean heldByProvider,
        Set<String> said) {
    /** How things stand with a sender who never wrote before. */
    public static final Standing NEW = new Standing(false, null, 0, null, null);

    /** Copies the texts. */
    public Standing {
        said = Set.copyOf(said);
    }

    /** How things stand where the provider holds nothing back, and the last reply is the only one. */
    public Standing(
            boolean optedOut,
            @Nullable Instant silencedUntil,
            int repliesInLastHour,
            @Nullable String lastReply,
            @Nullable String language) {
        this(
                optedOut,
                silencedUntil,
                repliesInLastHour,
                lastReply,
                language,
                false,
                lastReply == null ? Set.of() : Set.of(lastReply));
    }
}
