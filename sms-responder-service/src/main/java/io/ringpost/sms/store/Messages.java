package io.ringpost.sms.store;

import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.ReplyDecision;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Texts as rows. */
@Singleton
public class Messages {
    /** Answers come after what they answer. */
    private static final String INSERT = """
            insert into messages (id, conversation_id, provider, provider_message_id, direction, from_number, to_number,
              text, media, status, intent, replied, reason, answers, at)
            select m.id, m.conversation_id, m.provider, m.provider_message_id, m.direction, m.from_number, m.to_number,
              m.text, m.media::jsonb, m.status, m.intent, m.replied::boolean, m.reason, m.answers, m.at
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::timestamptz[])
              as m (id, conversation_id, provider, provider_message_id, direction, from_number, to_number, text, media,
                status, intent, replied, reason, answers, at)
            on conflict do nothing
            """;

    private static final String READ =
            "select " + StoredMessage.COLUMNS + " from messages m where m.id = any($1::text[]) order by m.id";
    private static final String UPDATE = """
            update messages m set status = n.status, error_code = n.error_code, version = n.version,
              provider_message_id = n.provider_message_id, segments = n.segments::integer, intent = n.intent,
              replied = n.replied::boolean, reason = n.reason
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[])
              as n (id, status, error_code, version, provider_message_id, segments, intent, replied, reason)
            where m.id = n.id
            """;

    /** Keeps new ones; one that is kept already, or answers what is answered already, changes nothing. */
    Uni<Void> insert(SqlConnection tx, Collection<Message> messages, Map<String, String> answers) {
        Columns columns = new Columns(15);
        for (Message message : messages) {
            ReplyDecision decision = message.decision();
            columns.row(
                    message.id(),
                    message.conversationId(),
                    message.provider().id(),
                    message.providerMessageId(),
                    message.direction().name().toLowerCase(Locale.ROOT),
                    message.from(),
                    message.to(),
                    message.text(),
                    new JsonArray(new ArrayList<>(message.media())).encode(),
                    message.status().name().toLowerCase(Locale.ROOT),
                    decision == null ? null : decision.intent(),
                    replied(decision),
                    decision == null ? null : decision.reason(),
                    answers.get(message.id()),
                    message.at());
        }
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT).execute(columns.tuple()).replaceWithVoid();
    }

    Uni<List<StoredMessage>> read(SqlConnection tx, Collection<String> ids) {
        return tx.preparedQuery(READ)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(Messages::list);
    }

    Uni<Void> update(SqlConnection tx, Collection<StoredMessage> changed) {
        Columns columns = new Columns(9);
        for (StoredMessage stored : changed) {
            Message message = stored.message();
            ReplyDecision decision = message.decision();
            columns.row(
                    message.id(),
                    message.status().name().toLowerCase(Locale.ROOT),
                    message.errorCode(),
                    stored.version(),
                    message.providerMessageId(),
                    message.segments() == null ? null : String.valueOf(message.segments()),
                    decision == null ? null : decision.intent(),
                    replied(decision),
                    decision == null ? null : decision.reason());
        }
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPDATE).execute(columns.tuple()).replaceWithVoid();
    }

    private static @Nullable String replied(@Nullable ReplyDecision decision) {
        return decision == null ? null : String.valueOf(decision.replied());
    }

    private static List<StoredMessage> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StoredMessage::of)
                .toList();
    }
}
