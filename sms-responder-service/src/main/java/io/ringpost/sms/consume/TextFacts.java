package io.ringpost.sms.consume;

import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.sms.lifecycle.ConversationRef;
import io.ringpost.sms.lifecycle.Fact;
import io.ringpost.sms.lifecycle.StatusReport;
import io.ringpost.sms.lifecycle.TextReceived;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.Conversations;
import io.ringpost.sms.store.MessageSteps;
import io.ringpost.sms.store.StatusReports;
import io.ringpost.sms.store.StatusReports.Reported;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Consumes what providers say of texts. Locks are taken in one order, first the providers' ids of reported texts, then the
 * conversations, so that no two transactions wait for each other in a circle.
 */
@Singleton
public class TextFacts implements BatchHandler<Fact> {
    private final Conversations conversations;
    private final IncomingTexts incoming;
    private final StatusReports reports;
    private final MessageSteps steps;
    private final TextWatch watch;
    private final Clock clock;

    TextFacts(
            Conversations conversations,
            IncomingTexts incoming,
            StatusReports reports,
            MessageSteps steps,
            TextWatch watch,
            Clock clock) {
        this.conversations = conversations;
        this.incoming = incoming;
        this.reports = reports;
        this.steps = steps;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "sms-responder";
    }

    @Override
    public Understood<Fact> understand(InboundRecord polled) {
        return Understanding.of(polled);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Fact> fresh) {
        List<TextReceived> texts = new ArrayList<>();
        List<StatusReport> reported = new ArrayList<>();
        for (Fact fact : fresh) {
            var unused = fact.match(texts::add, reported::add);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reports.lock(tx, reported)
                .chain(() -> reports.find(tx, reported))
                .flatMap(found -> lock(tx, texts, found)
                        .flatMap(locked -> incoming.keep(tx, texts, locked, now))
                        .invoke(kept -> onCommit(tx, () -> watch.kept(kept, now)))
                        .chain(() -> steps.take(
                                tx, found.stream().map(Reported::step).toList(), now))
                        .invoke(moved -> onCommit(tx, () -> watch.moved(moved))))
                .replaceWithVoid();
    }

    private Uni<Map<String, Conversation>> lock(SqlConnection tx, List<TextReceived> texts, List<Reported> found) {
        Map<ConversationRef, Instant> since = new HashMap<>();
        TreeSet<String> ids = new TreeSet<>();
        for (TextReceived text : texts) {
            since.putIfAbsent(text.conversation(), text.receivedAt());
            ids.add(text.conversation().id());
        }
        found.forEach(one -> ids.add(one.conversationId()));
        return conversations.create(tx, since).chain(() -> conversations.lock(tx, ids));
    }

    /** A transaction that is rolled back is reported by the consumer, which tries it again. */
    private static void onCommit(SqlConnection tx, Runnable told) {
        var unused = tx.transaction().completion().subscribe().with(committed -> told.run(), rolledBack -> {});
    }
}
