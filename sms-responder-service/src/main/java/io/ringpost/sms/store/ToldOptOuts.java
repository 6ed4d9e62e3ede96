package io.ringpost.sms.store;

import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.ringpost.sms.announce.SmsAnnouncements;
import io.ringpost.sms.store.OptOuts.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Tells of wishes that came by another way than a text, by the last text of the conversations that they are about. */
@Singleton
public class ToldOptOuts {
    private static final String LAST = "select distinct on (m.conversation_id) " + StoredMessage.COLUMNS + """
            from messages m where m.conversation_id = any($1::text[]) and m.direction = 'inbound'
            order by m.conversation_id, m.at desc, m.id desc
            """;

    private final OptOuts optOuts;
    private final Outbox outbox;

    ToldOptOuts(OptOuts optOuts, Outbox outbox) {
        this.optOuts = optOuts;
        this.outbox = outbox;
    }

    /** The provider says that the receiver of a text wants none; the caller holds the conversation's lock. */
    Uni<Void> byProvider(SqlConnection tx, ClaimedText claimed, Instant now) {
        return optOuts.add(tx, claimed.text().from(), claimed.text().to(), Source.PROVIDER)
                .flatMap(
                        added -> tell(tx, added ? List.of(claimed.conversationId()) : List.of(), Source.PROVIDER, now));
    }

    /** Tells it of conversations that the caller has locked; one that nothing came in by says nothing. */
    public Uni<Void> tell(SqlConnection tx, Collection<String> conversations, Source source, Instant now) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(LAST)
                .execute(Tuple.of(conversations.toArray(String[]::new)))
                .flatMap(rows -> outbox.add(
                        tx,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StoredMessage::of)
                                .map(last -> told(last, source, now))
                                .toList()));
    }

    private static OutboxMessage told(StoredMessage last, Source source, Instant now) {
        return SmsAnnouncements.optedOut(last.message(), source.word(), last.version(), now);
    }
}
