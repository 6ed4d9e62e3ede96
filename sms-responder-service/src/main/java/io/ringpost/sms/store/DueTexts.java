package io.ringpost.sms.store;

import io.ringpost.contract.Provider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Queued texts that are due. Claiming one commits that it is being sent before a byte of it leaves: whoever dies after
 * that leaves a text of which nobody knows whether it was sent, and which is never sent again. The database's clock rules.
 */
@Singleton
public class DueTexts {
    /**
     * Of a conversation only the oldest, so that texts go out in the order in which they were written. Once a person
     * answers, what is not owed need not go any more.
     */
    private static final String CLAIM = """
            with due as (
                select o.message_id from outgoing o
                where o.provider = $1 and o.state = 'queued' and o.due_at <= now()
                  and not exists (
                    select 1 from outgoing e where e.conversation_id = o.conversation_id and e.seq < o.seq)
                order by o.due_at, o.seq limit $2
                for update skip locked
            )
            update outgoing o set state = 'sending', fence = o.fence + 1, attempts = o.attempts + 1,
                due_at = now() + make_interval(secs => $3)
            from due, messages m, sms_conversations c
            where o.message_id = due.message_id and m.id = o.message_id and c.id = o.conversation_id
            returning m.id, m.provider, m.from_number, m.to_number, m.text, m.conversation_id, o.fence, o.attempts, o.since,
                c.account, o.automatic, not o.despite_opt_out and exists (
                    select 1 from opt_outs x where x.own_number = m.from_number and x.number = m.to_number) as opted_out,
                o.automatic and coalesce(c.silenced_until > now(), false) and exists (
                    select 1 from messages a where a.id = m.answers
                      and a.intent not in ('opt-out', 'opt-in', 'help', 'emergency')) as silenced
            """;

    private static final String LATER = """
            update outgoing set state = 'queued', due_at = now() + make_interval(secs => $3)
            where message_id = $1 and fence = $2 and state = 'sending'
            """;
    private static final String END = "delete from outgoing where message_id = $1 and fence = $2";
    private static final String LOST = """
            select o.message_id as id, o.conversation_id, o.fence from outgoing o
            where o.state = 'sending' and o.due_at < now() order by o.due_at limit $1
            """;
    private static final String GIVE_UP = """
            delete from outgoing where message_id = $1 and fence = $2 and state = 'sending' and due_at < now()
            """;
    private static final String LAG = """
            select coalesce(extract(epoch from now() - min(due_at)) * 1000, 0)::bigint from outgoing
            where state = 'queued' and due_at <= now()
            """;

    private final Pool pool;

    DueTexts(Pool pool) {
        this.pool = pool;
    }

    /**
     * A text whose sender has died, or fallen silent, while it was sent.
     *
     * @param messageId which
     * @param conversationId its conversation
     * @param fence the claim that has run out
     */
    public record Lost(String messageId, String conversationId, long fence) {}

    /** Takes due texts of a provider, for as long as a lease; a claim whose answer is lost on its way is none. */
    public Uni<List<ClaimedText>> claim(Provider provider, int most, Duration lease) {
        return pool.withTransaction(tx -> tx.preparedQuery(CLAIM)
                .execute(Tuple.of(provider.id(), most, Times.seconds(lease)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ClaimedText::of)
                        .toList()));
    }

    /** Puts one back that was certainly not sent; false if the lease is lost. */
    public Uni<Boolean> later(ClaimedText claimed, Duration wait) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(claimed.text().messageId(), claimed.text().fence(), Times.seconds(wait)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Takes one off the queue, whatever came of it; false if the lease is lost. */
    public Uni<Boolean> end(SqlConnection tx, ClaimedText claimed) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(claimed.text().messageId(), claimed.text().fence()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Texts whose lease ran out while they were sent. */
    public Uni<List<Lost>> lost(int most) {
        return pool.preparedQuery(LOST).execute(Tuple.of(most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Lost(row.getString("id"), row.getString("conversation_id"), row.getLong("fence")))
                .toList());
    }

    /** Takes a lost one off the queue; false if somebody else did. */
    public Uni<Boolean> giveUp(SqlConnection tx, Lost lost) {
        return tx.preparedQuery(GIVE_UP)
                .execute(Tuple.of(lost.messageId(), lost.fence()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** How long the oldest due text waits. */
    public Uni<Duration> lag() {
        return pool.query(LAG).execute().map(DueTexts::lag);
    }

    private static Duration lag(RowSet<Row> rows) {
        return Duration.ofMillis(rows.iterator().next().getLong(0));
    }
}
