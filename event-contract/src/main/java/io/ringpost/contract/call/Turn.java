package io.ringpost.contract.call;

import org.jspecify.annotations.Nullable;

/**
 * One speaker's turn in a transcript.
 *
 * @param role {@code agent}, {@code user} or {@code transfer_target}
 * @param text what was said
 * @param startSeconds when it began, in seconds from the start of the call
 * @param endSeconds when it ended, in seconds from the start of the call
 */
public record Turn(
        String role,
        String text,
        @Nullable Double startSeconds,
        @Nullable Double endSeconds) {}
