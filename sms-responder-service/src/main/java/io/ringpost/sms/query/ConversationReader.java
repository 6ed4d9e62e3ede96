package io.ringpost.sms.query;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.contract.sms.Message;
import io.ringpost.outbox.Statement;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.StoredMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads conversations and their messages, the newest first. */
@Singleton
public class ConversationReader {
    /** Twilio: the other party of a WhatsApp conversation has the channel before the number. */
    private static final String LIST = "select " + Conversation.COLUMNS + """
            from sms_conversations c
            where ($1::text is null or c.number in ($1, 'whatsapp:' || $1))
              and c.last_message_at >= $2 and c.last_message_at < $3
              and (c.last_message_at, c.id) < ($4, $5)
            order by c.last_message_at desc, c.id desc limit $6
            """;

    private static final String FIND = "select " + Conversation.COLUMNS + "from sms_conversations c where c.id = $1";
    private static final String MESSAGES = "select " + StoredMessage.COLUMNS + """
            from messages m
            where m.conversation_id = $1 and (m.at, m.id) < ($2, $3)
            order by m.at desc, m.id desc limit $4
            """;
    /** A reader would rather be told than wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Pool pool;

    ConversationReader(Pool pool) {
        this.pool = pool;
    }

    /** One page of conversations. */
    Uni<Page<Conversation>> list(@Nullable String number, TimeRange range, PageRequest request) {
        Position after = Position.of(request);
        Tuple values = Tuple.of(
                number,
                sql(range.since().orElse(Instant.EPOCH)),
                sql(range.until().orElse(NEVER)),
                sql(after.at()),
                after.id(),
                request.rowsToRead());
        return read(LIST, values)
                .map(rows -> Page.of(
                        request,
                        all(rows, Conversation::of),
                        conversation -> Cursor.at(conversation.lastMessageAt(), conversation.id())));
    }

    /** One of them. */
    Uni<Optional<Conversation>> find(String id) {
        return read(FIND, Tuple.of(id))
                .map(rows -> all(rows, Conversation::of).stream().findFirst());
    }

    /** One page of what was written in one. */
    Uni<Page<Message>> messages(String conversationId, PageRequest request) {
        Position after = Position.of(request);
        return read(MESSAGES, Tuple.of(conversationId, sql(after.at()), after.id(), request.rowsToRead()))
                .map(rows -> Page.of(
                        request,
                        all(rows, row -> StoredMessage.of(row).message()),
                        message -> Cursor.at(message.at(), message.id())));
    }

    /** The row after which a page starts; before the first there is none newer. */
    private record Position(Instant at, String id) {
        static Position of(PageRequest request) {
            return request.after()
                    .map(Cursor::position)
                    .map(values -> new Position(Instant.parse(values.get(0)), values.get(1)))
                    .orElse(new Position(NEVER, ""));
        }
    }

    private Uni<RowSet<Row>> read(String sql, Tuple values) {
        return Statement.run(pool, PATIENCE, sql, values);
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
