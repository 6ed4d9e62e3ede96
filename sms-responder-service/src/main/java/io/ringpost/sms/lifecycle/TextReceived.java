package io.ringpost.sms.lifecycle;

import io.ringpost.contract.Provider;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wrote to one of our numbers.
 *
 * @param messageId our id of the text, the same for every copy of it
 * @param provider who carries it
 * @param providerMessageId the provider's id of it
 * @param from who wrote, in E.164 where it is a number
 * @param to our number, alike
 * @param text the words
 * @param media URLs of attachments
 * @param handled what the provider itself took it for and answered, such as an opt-out
 * @param account whose number it is at the provider, where that is said
 * @param receivedAt when the ingress had it
 */
public record TextReceived(
        String messageId,
        Provider provider,
        @Nullable String providerMessageId,
        String from,
        String to,
        @Nullable String text,
        List<String> media,
        @Nullable HandledKeyword handled,
        @Nullable String account,
        Instant receivedAt)
        implements Fact {
    /** Copies the list. */
    public TextReceived {
        media = List.copyOf(media);
    }

    /** One text is one fact, in whichever shape and however often it comes. */
    @Override
    public String eventId() {
        return "text:" + messageId;
    }

    /** Where it belongs. */
    public ConversationRef conversation() {
        return new ConversationRef(provider, to, from);
    }

    @Override
    public <R> R match(Function<TextReceived, R> received, Function<StatusReport, R> report) {
        return received.apply(this);
    }

    /** Without numbers and words. */
    @Override
    public String toString() {
        return "TextReceived[" + messageId + "]";
    }
}
