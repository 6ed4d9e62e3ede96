package io.ringpost.sms.understand;

import io.ringpost.contract.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that came in.
 *
 * @param provider who carried it
 * @param from sender, in E.164 where it can be understood
 * @param to the number of ours that was written to
 * @param text the words; absent if there are only attachments
 * @param receivedAt when it reached us
 * @param sentAt when the provider says that it was sent
 * @param polled whether it was fetched, so that its age counts from the provider's date instead of from receipt
 */
public record IncomingText(
        Provider provider,
        String from,
        String to,
        @Nullable String text,
        Instant receivedAt,
        Instant sentAt,
        boolean polled) {
    /** The moment that its age counts from. */
    public Instant since() {
        return polled ? sentAt : receivedAt;
    }
}
