package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.RetryPolicy;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.outbound.store.Awaited;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Outcomes;
import io.ringpost.outbound.store.Saved;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Saves what came of an attempt: the delivery's new state, the attempt, and the event that tells of it, all or nothing.
 * Successes that come while others are being saved, or soon after, are saved together; what may have consequences is saved alone.
 *
 * <p>While the database is away it tries again for as long as a lease; by then another replica may have the delivery, and
 * sends it once more.
 */
@ApplicationScoped
public class AttemptRecorder {
    /** While one waits for the disk, another can be made ready. */
    private static final int SAVINGS = 2;

    private static final int TOGETHER = 100;

    /** Nobody waits for a success to be saved, and two together cost little more than one. */
    private static final long REST_MILLIS = 15;

    /** What waits for a row keeps a connection; claims and readers are left some. */
    private static final int ALONE_AT_ONCE = 5;

    private final Pool pool;
    private final Outcomes outcomes;
    private final AttemptHistory history;
    private final EndpointCare care;
    private final RetrySchedule schedule;
    private final Patience patience;
    private final Gathering<Made, Optional<Saved>> together;
    private final Gathering<Made, Optional<Saved>> alone;

    AttemptRecorder(
            Pool pool,
            Outcomes outcomes,
            AttemptHistory history,
            EndpointCare care,
            Vertx vertx,
            DeliverySettings settings) {
        this.pool = pool;
        this.outcomes = outcomes;
        this.history = history;
        this.care = care;
        this.schedule = RetrySchedule.parse(settings.schedule());
        this.patience = new Patience(settings);
        this.together = new Gathering<>(
                SAVINGS, TOGETHER, over -> vertx.setTimer(REST_MILLIS, timer -> over.run()), this::together);
        this.alone = new Gathering<>(
                ALONE_AT_ONCE, 1, Runnable::run, made -> alone(made.get(0)).map(List::of));
    }

    /** Saves it, in a hurry if something waits for its place; empty if the lease was lost meanwhile. */
    Uni<Optional<Saved>> record(ClaimedDelivery delivery, Sent sent, boolean inAHurry) {
        Next next = policy(delivery)
                .next(
                        delivery.progress(),
                        sent.outcome(),
                        sent.endedAt(),
                        ThreadLocalRandom.current().nextDouble());
        Made made = new Made(delivery, sent, next);
        return made.plain() ? withOthers(made, inAHurry) : alone.add(made, true);
    }

    /** What cannot be saved together may be one attempt's fault, and what was not saved may only be locked. */
    private Uni<Optional<Saved>> withOthers(Made made, boolean inAHurry) {
        return together.add(made, inAHurry)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .flatMap(saved -> saved.isPresent() ? Uni.createFrom().item(saved) : alone.add(made, true));
    }

    private Uni<List<Optional<Saved>>> together(List<Made> plain) {
        return patience.once(Awaited.transaction(pool, tx -> outcomes.saveTogether(
                                tx, plain.stream().map(Made::finished).toList())
                        .call(saved -> history.keep(tx, plain, saved))))
                .map(saved -> plain.stream().map(made -> made.state(saved)).toList());
    }

    private Uni<Optional<Saved>> alone(Made made) {
        return patience.whileLeased(
                        history.inItsDay(made.sent().startedAt(), Awaited.transaction(pool, tx -> save(tx, made))))
                .invoke(kept -> kept.notice().ifPresent(care::noticed))
                .map(Kept::saved);
    }

    private RetryPolicy policy(ClaimedDelivery delivery) {
        boolean extended = delivery.schedule().equals("extended");
        return new RetryPolicy(extended ? schedule.extended() : schedule, delivery.stopOn410());
    }

    private Uni<Kept> save(SqlConnection tx, Made made) {
        return outcomes.save(tx, made.finished())
                .call(saved -> history.keep(tx, List.of(made), saved))
                .map(made::state)
                .flatMap(saved -> saved.isEmpty() || !made.counted()
                        ? Uni.createFrom().item(new Kept(saved, Optional.empty()))
                        : history.note(tx, made)
                                .chain(() -> care.after(tx, made.delivery(), made.sent(), made.next()))
                                .map(notice -> new Kept(saved, notice)));
    }

    private record Kept(Optional<Saved> saved, Optional<EndpointNotice> notice) {}
}
