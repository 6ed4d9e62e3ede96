package io.ringpost.sms.consume;

import io.ringpost.contract.call.Direction;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.sms.lifecycle.TextReceived;
import io.ringpost.sms.profile.Profiles;
import io.ringpost.sms.reply.Answering;
import io.ringpost.sms.reply.OptChange;
import io.ringpost.sms.store.AutoResponseRow;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations;
import io.ringpost.sms.store.Conversations.Replies;
import io.ringpost.sms.store.OutgoingTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps texts that came in: each with its decision, the reply, the wish for texts and what is told, all or nothing. */
@Singleton
public class IncomingTexts {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Answering answering;
    private final Profiles profiles;
    private final AutoResponseRow responses;
    private final Conversations conversations;
    private final TextRows rows;

    IncomingTexts(
            Answering answering,
            Profiles profiles,
            AutoResponseRow responses,
            Conversations conversations,
            TextRows rows) {
        this.answering = answering;
        this.profiles = profiles;
        this.responses = responses;
        this.conversations = conversations;
        this.rows = rows;
    }

    /** Keeps them; their conversations are locked by the caller. */
    Uni<List<Kept>> keep(SqlConnection tx, List<TextReceived> texts, Map<String, Conversation> locked, Instant now) {
        if (texts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return responses.read(tx).flatMap(answers -> conversations
                .replies(tx, locked.keySet(), now.minus(HOUR))
                .map(replies -> {
                    Deciding deciding = new Deciding(answering, profiles, answers, now);
                    locked.values()
                            .forEach(one -> deciding.standing(one, replies.getOrDefault(one.id(), Replies.NONE)));
                    return decided(texts, locked, deciding, now);
                })
                .call(kept -> rows.write(tx, kept)));
    }

    private static List<Kept> decided(
            List<TextReceived> texts, Map<String, Conversation> locked, Deciding deciding, Instant now) {
        List<Kept> kept = new ArrayList<>();
        for (TextReceived text : texts) {
            Conversation conversation =
                    Optional.ofNullable(locked.get(text.conversation().id())).orElseThrow();
            boolean optedOutBefore = deciding.optedOut(conversation.id());
            Decision decision = deciding.decide(text);
            boolean despite = optedOutBefore || decision.change() == OptChange.OUT;
            Optional<OutgoingTexts.Reply> reply = Optional.ofNullable(decision.reply())
                    .map(words ->
                            OutgoingTexts.queued(OutgoingTexts.replyId(text.messageId()), conversation, words, now))
                    .map(message -> new OutgoingTexts.Reply(message, text.messageId(), text.receivedAt(), despite));
            kept.add(new Kept(message(text, conversation, decision), text.account(), conversation, decision, reply));
        }
        return kept;
    }

    private static Message message(TextReceived text, Conversation conversation, Decision decision) {
        return new Message(
                text.messageId(),
                conversation.id(),
                text.provider(),
                text.providerMessageId(),
                Direction.INBOUND,
                text.from(),
                text.to(),
                text.text(),
                text.media(),
                MessageStatus.RECEIVED,
                null,
                null,
                decision.shown(),
                text.receivedAt().truncatedTo(ChronoUnit.MICROS));
    }
}
