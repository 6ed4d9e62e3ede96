package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.QuarantineAnnouncer;
import io.ringpost.outbound.store.Awaited;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Quarantine;
import io.ringpost.outbound.store.Quarantine.Ended;
import io.ringpost.outbound.store.StuckDelivery;
import io.ringpost.outbound.store.UnreadableDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Ends what was claimed again and again and came to nothing, while others came to something. A few claims in succession are
 * normal: processes die, databases go away. What fails each time would be sent to its receiver for ever.
 */
@ApplicationScoped
public class QuarantineRun {
    /** How often it is tried to tell of an end before it is done untold. */
    private static final int TELLINGS = 3;

    private final Pool pool;
    private final Quarantine quarantine;
    private final QuarantineAnnouncer announcer;
    private final QuarantineWatch watch;
    private final Savings savings;
    private final Patience patience;
    private final int most;

    QuarantineRun(
            Pool pool,
            Quarantine quarantine,
            QuarantineAnnouncer announcer,
            QuarantineWatch watch,
            Savings savings,
            DeliverySettings settings) {
        this.pool = pool;
        this.quarantine = quarantine;
        this.announcer = announcer;
        this.watch = watch;
        this.savings = savings;
        this.patience = new Patience(settings);
        this.most = settings.unsavedClaims();
    }

    /** Whether it is to be ended instead of sent once more. */
    boolean takes(ClaimedDelivery delivery) {
        return savings.guilty(delivery);
    }

    /**
     * Leaves it to its lease's end, as another release may read it; at last it is ended, unless nothing at all goes on here: a
     * release that does not fit the database reads nothing.
     */
    void setAside(UnreadableDelivery unreadable) {
        watch.unreadable(unreadable);
        if (unreadable.claims() > most && savings.working()) {
            end(unreadable.delivery(), unreadable.claims()).subscribe().with(done -> {});
        }
    }

    /** Ends it and tells of it; what cannot even be ended is not sent either. */
    Uni<Void> end(ClaimedDelivery delivery) {
        return end(delivery.unsaveable(), delivery.claims());
    }

    /** What could not be told is left to its lease's end; only after some of these is it ended without a word. */
    Uni<Void> end(StuckDelivery stuck, int claims) {
        Uni<Optional<Ended>> told = ended(stuck, announcer::announce);
        return (claims > most + TELLINGS ? told.onFailure().recoverWithUni(failure -> untold(stuck, failure)) : told)
                .invoke(ended -> ended.ifPresent(one -> watch.ended(stuck)))
                .onFailure()
                .invoke(failure -> watch.unended(stuck, failure))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .replaceWithVoid();
    }

    private Uni<Optional<Ended>> untold(StuckDelivery stuck, Throwable failure) {
        watch.untold(stuck, failure);
        return ended(stuck, (tx, ended) -> Uni.createFrom().voidItem());
    }

    /** Who has given up waiting has not ended it: it takes no effect then. */
    private Uni<Optional<Ended>> ended(StuckDelivery stuck, BiFunction<SqlConnection, Ended, Uni<Void>> telling) {
        return patience.once(Awaited.transaction(
                pool, tx -> quarantine.end(tx, stuck).call(ended -> ended.map(one -> telling.apply(tx, one))
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
    }
}
