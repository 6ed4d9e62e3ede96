package io.ringpost.contract.call;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call was about.
 *
 * @param summary in a few sentences
 * @param sentiment how the caller sounded
 * @param successful whether the agent reached its goal
 * @param inVoicemail whether a machine answered
 * @param keywords words that stand out
 * @param custom the fields that the business defined, as the provider gave them
 * @param source who analysed: {@code retell} or {@code ringpost}
 */
public record Analysis(
        @Nullable String summary,
        @Nullable Sentiment sentiment,
        @Nullable Boolean successful,
        @Nullable Boolean inVoicemail,
        List<String> keywords,
        @Nullable Map<String, Object> custom,
        String source) {
    /** Reads an absent list as the empty one. */
    public Analysis {
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
    }
}
