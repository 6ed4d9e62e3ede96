package io.ringpost.sms.consume;

import io.ringpost.contract.sms.Message;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.OutgoingTexts.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with what was decided about it.
 *
 * @param message as it is kept
 * @param account whose number it came to, where the provider says so
 * @param conversation where it belongs, as it was before
 * @param decision what is done
 * @param reply what waits to be sent
 */
record Kept(
        Message message,
        @Nullable String account,
        Conversation conversation,
        Decision decision,
        Optional<Reply> reply) {}
