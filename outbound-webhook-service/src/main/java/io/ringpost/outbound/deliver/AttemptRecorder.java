package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.DeliveryAnnouncer;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.RetryPolicy;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.outbound.store.Attempts;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.DueWork;
import io.ringpost.outbound.store.DueWork.Saved;
import io.ringpost.outbound.store.MadeAttempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Saves what came of an attempt: the delivery's new state, the attempt, and the event that tells of it, all or nothing.
 * Successes that come while others are being saved are saved together; what may have consequences is saved alone.
 *
 * <p>While the database is away it tries again as long as the lease holds; after that the delivery is sent once more.
 */
@ApplicationScoped
public class AttemptRecorder {
    /** While one waits for the disk, another can be made ready. */
    private static final int SAVINGS = 2;

    private static final int TOGETHER = 100;

    private final Pool pool;
    private final DueWork due;
    private final Attempts attempts;
    private final EndpointCare care;
    private final DeliveryAnnouncer announcer;
    private final RetrySchedule schedule;
    private final Patience patience;
    private final Gathering<Made, Optional<Saved>> gathering;

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
        this.gathering = new Gathering<>(SAVINGS, TOGETHER, this::together);
    }

    /** Saves it; empty if the lease was lost meanwhile. */
    Uni<Optional<Saved>> record(ClaimedDelivery delivery, Sent sent) {
        Next next = policy(delivery)
                .next(
                        delivery.progress(),
                        sent.outcome(),
                        sent.endedAt(),
                        ThreadLocalRandom.current().nextDouble());
        Made made = new Made(delivery, sent, next);
        return made.plain() ? gathering.add(made).onFailure().recoverWithUni(() -> alone(made)) : alone(made);
    }

    /** What cannot be saved together may be one attempt's fault. */
    private Uni<List<Optional<Saved>>> together(List<Made> plain) {
        return patience.once(pool.withTransaction(tx -> keep(tx, plain)))
                .map(saved -> plain.stream().map(made -> made.state(saved)).toList());
    }

    private Uni<Optional<Saved>> alone(Made made) {
        return patience.whileLeased(
                        attempts.inItsDay(made.sent().startedAt(), pool.withTransaction(tx -> save(tx, made))))
                .invoke(kept -> kept.notice().ifPresent(care::noticed))
                .map(Kept::saved);
    }

    private RetryPolicy policy(ClaimedDelivery delivery) {
        boolean extended = delivery.schedule().equals("extended");
        return new RetryPolicy(extended ? schedule.extended() : schedule, delivery.stopOn410());
    }

    private Uni<Kept> save(SqlConnection tx, Made made) {
        return keep(tx, List.of(made))
                .map(made::state)
                .flatMap(saved -> saved.isEmpty() || !made.counted()
                        ? Uni.createFrom().item(new Kept(saved, Optional.empty()))
                        : note(tx, made)
                                .chain(() -> care.after(tx, made.delivery(), made.sent(), made.next()))
                                .map(notice -> new Kept(saved, notice)));
    }

    private Uni<Void> note(SqlConnection tx, Made made) {
        return made.failed().map(failed -> announcer.failed(tx, failed)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    /** By delivery; without those whose lease is over. */
    private Uni<Map<String, Saved>> keep(SqlConnection tx, List<Made> all) {
        return due.finish(tx, all.stream().map(Made::finished).toList())
                .call(saved -> tell(
                        tx,
                        all.stream().flatMap(made -> made.kept(saved).stream()).toList()));
    }

    private Uni<Void> tell(SqlConnection tx, List<MadeAttempt> made) {
        return made.isEmpty()
                ? Uni.createFrom().voidItem()
                : attempts.add(tx, made).chain(() -> announcer.announce(tx, made));
    }

    private record Kept(Optional<Saved> saved, Optional<EndpointNotice> notice) {}
}
