package io.ringpost.sms.store;

import io.ringpost.sms.lifecycle.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Something that was learnt of a text of ours.
 *
 * @param messageId which
 * @param progress how far it got
 * @param providerMessageId the provider's id of it
 * @param segments how many parts it was sent in
 * @param reason why it was not sent, where the cause is on our side
 */
public record Step(
        String messageId,
        Progress progress,
        @Nullable String providerMessageId,
        @Nullable Integer segments,
        @Nullable String reason) {
    /** A step of which nothing but the progress is known. */
    public static Step to(String messageId, Progress progress) {
        return new Step(messageId, progress, null, null, null);
    }

    /** The same with the provider's id of the text. */
    public Step named(String providerId) {
        return new Step(messageId, progress, providerId, segments, reason);
    }
}
