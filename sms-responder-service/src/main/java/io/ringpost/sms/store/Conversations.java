package io.ringpost.sms.store;

import io.ringpost.sms.lifecycle.ConversationRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations. Who changes a text of one, or what is decided by, holds its lock; locks are taken in the order of ids, so
 * that nobody waits in a circle.
 */
@Singleton
public class Conversations {
    private static final String CREATE = """
            insert into sms_conversations (id, provider, own_number, number, last_message_at)
            select c.id, c.provider, c.own_number, c.number, c.at
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
              as c (id, provider, own_number, number, at)
            order by c.id
            on conflict do nothing
            """;
    private static final String LOCK =
            "select c.id from sms_conversations c where c.id = any($1::text[]) order by c.id for update";
    private static final String READ =
            "select " + Conversation.COLUMNS + " from sms_conversations c where c.id = any($1::text[])";
    private static final String REPLIES = """
            select conversation_id, array_agg(text order by at desc, id desc) from messages
            where conversation_id = any($1::text[]) and answers is not null and at > $2 group by 1
            """;
    private static final String SAVE = """
            update sms_conversations c set language = coalesce(n.language, c.language),
              account = coalesce(n.account, c.account), last_message_at = greatest(c.last_message_at, n.at)
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as n (id, language, account, at)
            where c.id = n.id
            """;
    private static final String SILENCE = """
            update sms_conversations set silenced_until = greatest(silenced_until, $2), last_message_at = $3 where id = $1
            """;

    /** Makes those of the given ones that do not exist. */
    public Uni<Void> create(SqlConnection tx, Map<ConversationRef, Instant> since) {
        Columns columns = new Columns(5);
        since.forEach((ref, at) -> columns.row(ref.id(), ref.provider().id(), ref.ownNumber(), ref.number(), at));
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(CREATE).execute(columns.tuple()).replaceWithVoid();
    }

    /** Waits until nobody else changes them, then reads them; the lock ends with the transaction. */
    public Uni<Map<String, Conversation>> lock(SqlConnection tx, Collection<String> ids) {
        Tuple named = Tuple.of(ids.toArray(String[]::new));
        return tx.preparedQuery(LOCK)
                .execute(named)
                .flatMap(locked -> tx.preparedQuery(READ).execute(named))
                .map(Conversations::byId);
    }

    /** Locks and reads one. */
    public Uni<Optional<Conversation>> lock(SqlConnection tx, String id) {
        return lock(tx, List.of(id)).map(found -> Optional.ofNullable(found.get(id)));
    }

    /** What was answered by itself in each since a time; absent if nothing was. */
    public Uni<Map<String, Replies>> replies(SqlConnection tx, Collection<String> ids, Instant since) {
        return tx.preparedQuery(REPLIES)
                .execute(Tuple.of(ids.toArray(String[]::new), Times.sql(since)))
                .map(rows -> {
                    Map<String, Replies> replies = new HashMap<>();
                    rows.forEach(row -> replies.put(row.getString(0), new Replies(List.of(row.getArrayOfStrings(1)))));
                    return replies;
                });
    }

    /** Keeps what was learnt of them. */
    public Uni<Void> save(SqlConnection tx, Collection<Learnt> learnt) {
        Columns columns = new Columns(4);
        learnt.forEach(item -> columns.row(item.id(), item.language(), item.account(), item.at()));
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(SAVE).execute(columns.tuple()).replaceWithVoid();
    }

    /** A person answers: nothing is answered by itself until then. */
    Uni<Void> silence(SqlConnection tx, String id, @Nullable Instant until, Instant now) {
        return tx.preparedQuery(SILENCE)
                .execute(Tuple.of(id, until == null ? null : Times.sql(until), Times.sql(now)))
                .replaceWithVoid();
    }

    /**
     * What was answered by itself.
     *
     * @param texts the last first
     */
    public record Replies(List<String> texts) {
        public static final Replies NONE = new Replies(List.of());

        /** The last of it. */
        public @Nullable String last() {
            return texts.isEmpty() ? null : texts.get(0);
        }
    }

    /**
     * What a text taught of its conversation.
     *
     * @param id the conversation's
     * @param language in which it was written, if that is clear
     * @param account whose number it came to, where the provider says so
     * @param at when it came
     */
    public record Learnt(
            String id, @Nullable String language, @Nullable String account, Instant at) {
        /** What this and a later one of the same conversation taught. */
        public Learnt then(Learnt later) {
            return new Learnt(
                    id,
                    later.language == null ? language : later.language,
                    later.account == null ? account : later.account,
                    later.at);
        }
    }

    private static Map<String, Conversation> byId(RowSet<Row> rows) {
        Map<String, Conversation> found = new HashMap<>();
        rows.forEach(row -> found.put(row.getString("id"), Conversation.of(row)));
        return found;
    }
}
