package io.ringpost.sms.store;

import io.ringpost.contract.Ids;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts are kept and queued in the transaction that decides on them; they go out once it is committed. */
@Singleton
public class OutgoingTexts {
    private static final String ENQUEUE = """
            insert into outgoing (message_id, conversation_id, provider, due_at, since, automatic, despite_opt_out)
            select q.message_id, q.conversation_id, q.provider, now(), q.since, q.automatic::boolean, q.despite::boolean
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[]) with ordinality
              as q (message_id, conversation_id, provider, since, automatic, despite, position)
            join messages m on m.id = q.message_id
            order by q.position
            on conflict do nothing
            """;

    private final Messages messages;
    private final Conversations conversations;
    private final Bell bell;

    OutgoingTexts(Messages messages, Conversations conversations, Bell bell) {
        this.messages = messages;
        this.conversations = conversations;
        this.bell = bell;
    }

    /**
     * A reply of ours to a text.
     *
     * @param message the reply
     * @param answers the text's id
     * @param since when the text came in
     * @param despiteOptOut whether it goes to people who want no texts: it confirms that, or they asked for help
     */
    public record Reply(Message message, String answers, Instant since, boolean despiteOptOut) {}

    /** A text of ours, from the number that was written to, that waits to be sent. */
    public static Message queued(String id, Conversation conversation, String text, Instant now) {
        return new Message(
                id,
                conversation.id(),
                conversation.provider(),
                null,
                Direction.OUTBOUND,
                conversation.ownNumber(),
                conversation.number(),
                text,
                List.of(),
                MessageStatus.QUEUED,
                null,
                null,
                null,
                now);
    }

    /** The id of the reply to a text. */
    public static String replyId(String messageId) {
        return Ids.hash("reply", messageId);
    }

    /** Keeps texts that came in and the replies to them, and queues these. */
    public Uni<Void> keep(SqlConnection tx, List<Message> incoming, List<Reply> replies) {
        List<Message> all = new ArrayList<>(incoming);
        Map<String, String> answers = new HashMap<>();
        Columns columns = new Columns(6);
        for (Reply reply : replies) {
            all.add(reply.message());
            answers.put(reply.message().id(), reply.answers());
            row(columns, reply.message(), reply.since(), true, reply.despiteOptOut());
        }
        return messages.insert(tx, all, answers).chain(() -> enqueue(tx, columns));
    }

    /**
     * Queues what a person writes in a conversation, once for an id; empty if there is no such conversation. Nobody is
     * written to who wants no texts: see {@link Conversation#optedOut} before, or the text will fail.
     *
     * @param silencedUntil until when nothing is answered by itself there, since a person does
     */
    public Uni<Optional<Message>> queue(
            SqlConnection tx,
            String id,
            String conversationId,
            String text,
            @Nullable Instant silencedUntil,
            Instant now) {
        return conversations.lock(tx, conversationId).flatMap(found -> found.map(
                        conversation -> messages.read(tx, List.of(id))
                                .flatMap(known -> known.isEmpty()
                                        ? queue(tx, queued(id, conversation, text, now), silencedUntil)
                                        : Uni.createFrom().item(known.get(0).message()))
                                .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Message> queue(SqlConnection tx, Message message, @Nullable Instant silencedUntil) {
        Columns columns = new Columns(6);
        row(columns, message, message.at(), false, false);
        return messages.insert(tx, List.of(message), Map.of())
                .chain(() -> enqueue(tx, columns))
                .chain(() -> conversations.silence(tx, message.conversationId(), silencedUntil, message.at()))
                .replaceWith(message);
    }

    private static void row(Columns columns, Message message, Instant since, boolean automatic, boolean despiteOptOut) {
        columns.row(
                message.id(),
                message.conversationId(),
                message.provider().id(),
                since,
                String.valueOf(automatic),
                String.valueOf(despiteOptOut));
    }

    private Uni<Void> enqueue(SqlConnection tx, Columns columns) {
        if (columns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var unused = tx.transaction().completion().subscribe().with(committed -> bell.ring(), rolledBack -> {});
        return tx.preparedQuery(ENQUEUE).execute(columns.tuple()).replaceWithVoid();
    }
}
