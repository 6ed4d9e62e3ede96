package io.ringpost.sms.store;

import io.ringpost.sms.lifecycle.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of sending a text, in one transaction: off the queue, how far it got, what was reported of it before its id was
 * known, and what is told of it. It holds also for who lost his lease meanwhile: what he learnt is true, and joins.
 */
@Singleton
public class SentTexts {
    private final Pool pool;
    private final DueTexts due;
    private final Conversations conversations;
    private final StatusReports reports;
    private final MessageSteps steps;
    private final ToldOptOuts optOuts;

    SentTexts(
            Pool pool,
            DueTexts due,
            Conversations conversations,
            StatusReports reports,
            MessageSteps steps,
            ToldOptOuts optOuts) {
        this.pool = pool;
        this.due = due;
        this.conversations = conversations;
        this.reports = reports;
        this.steps = steps;
        this.optOuts = optOuts;
    }

    /**
     * Ends it.
     *
     * @param step what became of it
     * @param optedOut whether the provider says that the receiver wants no texts
     * @return what it changed, if anything
     */
    public Uni<List<Moved>> end(ClaimedText claimed, Step step, boolean optedOut, Instant now) {
        return pool.withTransaction(tx -> locked(tx, claimed, step)
                .chain(() -> due.end(tx, claimed))
                .chain(() -> learnt(tx, claimed, step))
                .flatMap(all -> steps.take(tx, all, now.truncatedTo(ChronoUnit.MICROS)))
                .call(() -> optedOut
                        ? optOuts.byProvider(tx, claimed, now.truncatedTo(ChronoUnit.MICROS))
                        : Uni.createFrom().voidItem()));
    }

    /** Ends one whose sender died: nobody knows whether it was sent. */
    public Uni<List<Moved>> giveUp(DueTexts.Lost lost, Instant now) {
        Step step = new Step(lost.messageId(), Progress.UNKNOWN, null, null, "the sender died or lost its lease");
        return pool.withTransaction(tx -> conversations
                .lock(tx, lost.conversationId())
                .chain(() -> due.giveUp(tx, lost))
                .flatMap(mine -> mine
                        ? steps.take(tx, List.of(step), now.truncatedTo(ChronoUnit.MICROS))
                        : Uni.createFrom().item(List.of())));
    }

    private Uni<Void> locked(SqlConnection tx, ClaimedText claimed, Step step) {
        String name = step.providerMessageId();
        Uni<Void> named = name == null
                ? Uni.createFrom().voidItem()
                : reports.lock(tx, claimed.text().provider(), name);
        return named.chain(() -> conversations.lock(tx, claimed.conversationId()))
                .replaceWithVoid();
    }

    private Uni<List<Step>> learnt(SqlConnection tx, ClaimedText claimed, Step step) {
        String name = step.providerMessageId();
        if (name == null) {
            return Uni.createFrom().item(List.of(step));
        }
        return reports.take(tx, claimed.text().provider(), name).map(said -> {
            List<Step> all = new ArrayList<>(List.of(step));
            said.forEach(progress -> all.add(Step.to(step.messageId(), progress)));
            return all;
        });
    }
}
