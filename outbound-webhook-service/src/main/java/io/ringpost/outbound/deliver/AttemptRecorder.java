package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.DeliveryAnnouncer;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.RetryPolicy;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.outbound.store.AttemptRecord;
import io.ringpost.outbound.store.Attempts;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.DueWork;
import io.ringpost.outbound.store.DueWork.Saved;
import io.ringpost.outbound.store.FinishedAttempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Saves what came of an attempt: the delivery's new state, the attempt, and the event that tells of it, all or nothing.
 *
 * <p>While the database is away it tries again as long as the lease holds; after that the delivery is sent once more.
 */
@ApplicationScoped
public class AttemptRecorder {
    private final Pool pool;
    private final DueWork due;
    private final Attempts attempts;
    private final EndpointCare care;
    private final DeliveryAnnouncer announcer;
    private final RetrySchedule schedule;
    private final Patience patience;

    AttemptRecorder(
            Pool pool,
            DueWork due,
            Attempts attempts,
            EndpointCare care,
            DeliveryAnnouncer announcer,
            DeliverySettings settings) {
        this.pool = pool;
        this.due = due;
        this.attempts = attempts;
        this.care = care;
        this.announcer = announcer;
        this.schedule = RetrySchedule.parse(settings.schedule());
        this.patience = new Patience(settings);
    }

    /** Saves it; empty if the lease was lost meanwhile. */
    Uni<Optional<Saved>> record(ClaimedDelivery delivery, Sent sent) {
        Next next = policy(delivery)
                .next(
                        delivery.progress(),
                        sent.outcome(),
                        sent.endedAt(),
                        ThreadLocalRandom.current().nextDouble());
        return patience.whileLeased(
                        attempts.inItsDay(sent.startedAt(), pool.withTransaction(tx -> save(tx, delivery, sent, next))))
                .invoke(kept -> kept.notice().ifPresent(care::noticed))
                .map(Kept::saved);
    }

    private RetryPolicy policy(ClaimedDelivery delivery) {
        boolean extended = delivery.schedule().equals("extended");
        return new RetryPolicy(extended ? schedule.extended() : schedule, delivery.stopOn410());
    }

    private Uni<Kept> save(SqlConnection tx, ClaimedDelivery delivery, Sent sent, Next next) {
        boolean goesOn = sent.ours() && Next.OURS.equals(delivery.waitedFor());
        FinishedAttempt finished = new FinishedAttempt(delivery.id(), delivery.lease(), next, sent.endedAt(), !goesOn);
        return due.finish(tx, finished)
                .flatMap(saved -> saved.isEmpty() || goesOn
                        ? Uni.createFrom().item(new Kept(saved, Optional.empty()))
                        : keep(tx, delivery, sent.record(delivery, saved.get().posts()), saved.get())
                                .chain(() -> care.after(tx, delivery, sent, next))
                                .map(notice -> new Kept(saved, notice)));
    }

    private Uni<Void> keep(SqlConnection tx, ClaimedDelivery delivery, AttemptRecord attempt, Saved saved) {
        return attempts.add(tx, delivery, attempt).chain(() -> announcer.announce(tx, delivery, attempt, saved));
    }

    private record Kept(Optional<Saved> saved, Optional<EndpointNotice> notice) {}
}
