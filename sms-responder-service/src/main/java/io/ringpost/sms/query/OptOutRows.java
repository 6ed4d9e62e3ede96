package io.ringpost.sms.query;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.outbox.Statement;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations;
import io.ringpost.sms.store.OptOuts;
import io.ringpost.sms.store.ToldOptOuts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who wants no texts, as people see and change it. */
@Singleton
public class OptOutRows {
    /**
     * A hash breaks ties, because a cursor holds no number. What an operator said of a number is one wish, though it is
     * kept for WhatsApp too.
     */
    private static final String LIST = """
            select own_number, number, since, source, md5(own_number || ' ' || number) as id from opt_outs o
            where ($1::text is null or number in ($1, 'whatsapp:' || $1))
              and ($2::text is null or own_number in ($2, 'whatsapp:' || $2))
              and (since, md5(own_number || ' ' || number)) < ($3, $4)
              and not (source = 'operator' and number like 'whatsapp:%' and exists (
                select 1 from opt_outs b where 'whatsapp:' || b.own_number = o.own_number
                  and 'whatsapp:' || b.number = o.number))
            order by since desc, md5(own_number || ' ' || number) desc limit $5
            """;
    /** Without a number of ours: all that the other ever wrote to, and all that the settings name. */
    private static final String OURS = """
            select regexp_replace(own_number, '^whatsapp:', '') from sms_conversations
            where number in ($1, 'whatsapp:' || $1)
            union select unnest($2::text[])
            """;

    /** Twilio: on WhatsApp both numbers have the channel in front; conversations and texts are compared as they stand. */
    private static final String ADD = """
            insert into opt_outs (own_number, number, source)
            select c.channel || o.own_number, c.channel || $1, 'operator'
            from unnest($2::text[]) as o (own_number), unnest(array['', 'whatsapp:']) as c (channel)
            on conflict do nothing
            """;

    private static final String ABOUT = """
            select id from sms_conversations where number in ($1, 'whatsapp:' || $1)
              and regexp_replace(own_number, '^whatsapp:', '') = any($2::text[])
            """;
    private static final String REMOVE = """
            delete from opt_outs where number in ($1, 'whatsapp:' || $1)
              and ($2::text is null or own_number in ($2, 'whatsapp:' || $2))
            """;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Pool pool;
    private final Conversations conversations;
    private final ToldOptOuts told;
    private final Clock clock;

    OptOutRows(Pool pool, Conversations conversations, ToldOptOuts told, Clock clock) {
        this.pool = pool;
        this.conversations = conversations;
        this.told = told;
        this.clock = clock;
    }

    /** Somebody who wants no texts from a number of ours; {@code source}: text, provider or operator. */
    public record OptOut(String number, String ownNumber, Instant since, String source) {}

    private record Listed(OptOut optOut, String id) {}

    Uni<Page<OptOut>> list(@Nullable String number, @Nullable String ownNumber, PageRequest request) {
        List<String> after = request.after().orElse(Cursor.at(NEVER, "")).position();
        Tuple values = Tuple.of(
                number,
                ownNumber,
                Instant.parse(after.get(0)).atOffset(ZoneOffset.UTC),
                after.get(1),
                request.rowsToRead());
        return Statement.run(pool, LIST, values).map(rows -> Page.of(
                        request,
                        all(rows, OptOutRows::listed),
                        row -> Cursor.at(row.optOut().since(), row.id()))
                .map(Listed::optOut));
    }

    /** The numbers of ours that somebody knows. */
    Uni<List<String>> ours(String number, Set<String> settings) {
        return Statement.run(pool, OURS, Tuple.of(number, settings.toArray(String[]::new)))
                .map(rows -> all(rows, row -> row.getString(0)));
    }

    /** Locks conversations before it keeps a wish of theirs, as whoever reads texts does. */
    Uni<Void> add(String number, List<String> ownNumbers) {
        Tuple pairs = Tuple.of(number, ownNumbers.toArray(String[]::new));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(tx -> tx.preparedQuery(ABOUT)
                .execute(pairs)
                .flatMap(rows -> conversations.lock(tx, all(rows, row -> row.getString(0))))
                .call(() -> tx.preparedQuery(ADD).execute(pairs))
                .flatMap(locked -> told.tell(tx, unaware(locked.values()), OptOuts.Source.OPERATOR, now)));
    }

    private static List<String> unaware(Collection<Conversation> conversations) {
        return conversations.stream()
                .filter(conversation -> !conversation.optedOut())
                .map(Conversation::id)
                .toList();
    }

    /** False if there was none. */
    Uni<Boolean> remove(String number, @Nullable String ownNumber) {
        return Statement.run(pool, REMOVE, Tuple.of(number, ownNumber)).map(rows -> rows.rowCount() > 0);
    }

    private static Listed listed(Row row) {
        return new Listed(
                new OptOut(
                        row.getString("number"),
                        row.getString("own_number"),
                        row.getOffsetDateTime("since").toInstant(),
                        row.getString("source")),
                row.getString("id"));
    }

    private static <T> List<T> all(Iterable<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
