package io.ringpost.sms.consume;

import io.ringpost.sms.guard.Standing;
import io.ringpost.sms.lifecycle.TextReceived;
import io.ringpost.sms.profile.Profiles;
import io.ringpost.sms.reply.Answering;
import io.ringpost.sms.reply.AutoResponses;
import io.ringpost.sms.reply.OptChange;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations.Replies;
import io.ringpost.sms.store.OptOuts;
import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.TwilioWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Decides on the texts of one batch, one after the other: each sees what was done about those before it. */
final class Deciding {
    private final Answering answering;
    private final Profiles profiles;
    private final AutoResponses responses;
    private final Instant now;
    private final Map<String, Standing> standings = new HashMap<>();

    Deciding(Answering answering, Profiles profiles, AutoResponses responses, Instant now) {
        this.answering = answering;
        this.profiles = profiles;
        this.responses = responses;
        this.now = now;
    }

    void standing(Conversation conversation, Replies replies) {
        standings.put(
                conversation.id(),
                new Standing(
                        conversation.optedOut(),
                        conversation.silencedUntil(),
                        replies.texts().size(),
                        replies.last(),
                        conversation.language(),
                        OptOuts.Source.PROVIDER.word().equals(conversation.optOutSource()),
                        new HashSet<>(replies.texts())));
    }

    /** Whether the other wants no texts, as things stand. */
    boolean optedOut(String conversationId) {
        return standings.getOrDefault(conversationId, Standing.NEW).optedOut();
    }

    Decision decide(TextReceived text) {
        String id = text.conversation().id();
        Standing before = standings.getOrDefault(id, Standing.NEW);
        Decision decision = text.handled() == null
                ? answer(incoming(text), before)
                : Decision.handled(text.handled(), before.optedOut());
        standings.put(id, after(before, decision));
        return decision;
    }

    private Decision answer(IncomingText text, Standing before) {
        return Decision.of(
                answering.answer(text, before, responses, profiles.of(text.to()), now), TwilioWords.stops(text));
    }

    private static IncomingText incoming(TextReceived text) {
        return new IncomingText(
                text.provider(), text.from(), text.to(), text.text(), text.receivedAt(), text.receivedAt(), false);
    }

    private static Standing after(Standing before, Decision decision) {
        String reply = decision.reply();
        Set<String> said = new HashSet<>(before.said());
        if (reply != null) {
            said.add(reply);
        }
        boolean changed = decision.change() != OptChange.NONE;
        return new Standing(
                changed ? decision.change() == OptChange.OUT : before.optedOut(),
                before.silencedUntil(),
                before.repliesInLastHour() + (reply == null ? 0 : 1),
                reply == null ? before.lastReply() : reply,
                decision.language() == null ? before.language() : decision.language(),
                changed ? decision.held() : before.heldByProvider(),
                said);
    }
}
