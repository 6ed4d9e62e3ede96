package io.ringpost.contract.recording;

import org.jspecify.annotations.Nullable;

/**
 * What was said in a recording.
 *
 * @param status {@code waiting}, {@code done} or {@code failed}
 * @param text the words
 * @param language BCP 47 tag
 */
public record Transcript(
        String status, @Nullable String text, @Nullable String language) {}
