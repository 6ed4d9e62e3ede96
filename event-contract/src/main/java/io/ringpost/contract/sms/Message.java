package io.ringpost.contract.sms;

import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text message as it stands.
 *
 * @param id its id
 * @param conversationId the conversation it belongs to
 * @param provider who carries it
 * @param providerMessageId the provider's id of it
 * @param direction in or out
 * @param from sender
 * @param to receiver
 * @param text the words
 * @param media URLs of attachments
 * @param status how far it got
 * @param errorCode the provider's code of a failure
 * @param segments how many parts the carrier counts
 * @param decision why it was answered, or not
 * @param at when it came or went
 */
public record Message(
        String id,
        String conversationId,
        Provider provider,
        @Nullable String providerMessageId,
        Direction direction,
        String from,
        String to,
        @Nullable String text,
        List<String> media,
        MessageStatus status,
        @Nullable String errorCode,
        @Nullable Integer segments,
        @Nullable ReplyDecision decision,
        Instant at) {
    /** Reads an absent list as the empty one. */
    public Message {
        media = media == null ? List.of() : List.copyOf(media);
    }
}
