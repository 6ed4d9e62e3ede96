package io.ringpost.sms.query;

import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.contract.sms.Message;
import io.ringpost.sms.plan.LongestText;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations;
import io.ringpost.sms.store.OutgoingTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Texts that people write. */
@Singleton
public class WrittenTexts {
    private final Pool pool;
    private final Conversations conversations;
    private final OutgoingTexts outgoing;
    private final RequestIds ids;
    private final Clock clock;
    private final Duration silence;

    WrittenTexts(
            Pool pool,
            Conversations conversations,
            OutgoingTexts outgoing,
            RequestIds ids,
            Clock clock,
            @ConfigProperty(name = "RINGPOST_SMS_SILENCE", defaultValue = "1h") Duration silence) {
        this.pool = pool;
        this.conversations = conversations;
        this.outgoing = outgoing;
        this.ids = ids;
        this.clock = clock;
        this.silence = silence;
    }

    /** Queues one; empty if there is no such conversation. */
    Uni<Optional<Message>> write(String conversationId, String text) {
        String id = ids.id("message");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(tx -> conversations
                .lock(tx, conversationId)
                .invoke(found -> found.ifPresent(conversation -> check(conversation, text)))
                .flatMap(found -> outgoing.queue(tx, id, conversationId, text, now.plus(silence), now)));
    }

    /** Nothing is taken that could only fail later. */
    private static void check(Conversation conversation, String text) {
        if (conversation.optedOut()) {
            throw ProblemException.conflict("The other party of this conversation wants no texts.");
        }
        LongestText.broken(conversation.provider(), text).ifPresent(limit -> {
            throw ProblemException.invalid(List.of(new FieldError("text", limit)));
        });
    }
}
