package io.ringpost.sms.consume;

import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.ringpost.sms.announce.SmsAnnouncements;
import io.ringpost.sms.reply.OptChange;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations;
import io.ringpost.sms.store.Conversations.Learnt;
import io.ringpost.sms.store.OptOuts;
import io.ringpost.sms.store.OutgoingTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes texts that came in, and all that goes with them, one statement per table. */
@Singleton
public class TextRows {
    private final Conversations conversations;
    private final OutgoingTexts outgoing;
    private final OptOuts optOuts;
    private final Outbox outbox;

    TextRows(Conversations conversations, OutgoingTexts outgoing, OptOuts optOuts, Outbox outbox) {
        this.conversations = conversations;
        this.outgoing = outgoing;
        this.optOuts = optOuts;
        this.outbox = outbox;
    }

    Uni<Void> write(SqlConnection tx, List<Kept> kept) {
        List<OutgoingTexts.Reply> replies =
                kept.stream().flatMap(one -> one.reply().stream()).toList();
        return outgoing.keep(tx, kept.stream().map(Kept::message).toList(), replies)
                .chain(() -> conversations.save(tx, learnt(kept)))
                .chain(() -> wishes(tx, kept))
                .chain(() -> outbox.add(tx, told(kept)));
    }

    /** Few texts change a wish; in their order, since one may take back the other. */
    private Uni<Void> wishes(SqlConnection tx, List<Kept> kept) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Kept one : kept) {
            all = all.chain(() -> wish(tx, one));
        }
        return all;
    }

    private Uni<Void> wish(SqlConnection tx, Kept kept) {
        Conversation with = kept.conversation();
        return switch (kept.decision().change()) {
            case OUT ->
                optOuts.add(
                                tx,
                                with.ownNumber(),
                                with.number(),
                                kept.decision().held() ? OptOuts.Source.PROVIDER : OptOuts.Source.TEXT)
                        .replaceWithVoid();
            case IN -> optOuts.remove(tx, with.ownNumber(), with.number()).replaceWithVoid();
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    /** The last text of each conversation says it all. */
    private static List<Learnt> learnt(List<Kept> kept) {
        Map<String, Learnt> last = new TreeMap<>();
        for (Kept one : kept) {
            String id = one.conversation().id();
            last.merge(
                    id,
                    new Learnt(
                            id,
                            one.decision().language(),
                            one.account(),
                            one.message().at()),
                    Learnt::then);
        }
        return List.copyOf(last.values());
    }

    private static List<OutboxMessage> told(List<Kept> kept) {
        List<OutboxMessage> told = new ArrayList<>();
        for (Kept one : kept) {
            told.add(SmsAnnouncements.received(one.message()));
            if (one.decision().change() == OptChange.OUT) {
                told.add(SmsAnnouncements.optedOut(one.message()));
            }
        }
        return told;
    }
}
