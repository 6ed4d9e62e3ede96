package io.ringpost.sms.lifecycle;

import io.ringpost.contract.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A text that is about to go out.
 *
 * @param messageId our id of it
 * @param provider through whom
 * @param from our number
 * @param to who it is for
 * @param text the words
 * @param fence the claim under which it is sent
 * @param account whose number it is at the provider, if that is known
 */
public record OutgoingText(
        String messageId,
        Provider provider,
        String from,
        String to,
        String text,
        long fence,
        @Nullable String account) {
    /** Without numbers and words. */
    @Override
    public String toString() {
        return "OutgoingText[" + messageId + ", " + provider.id() + "]";
    }
}
