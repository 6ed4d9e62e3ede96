package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.QuarantineAnnouncer;
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
 * Ends what was claimed again and again and came to nothing. A few claims in succession are normal: processes die, databases
 * go away. What fails each time would be sent to its receiver for ever.
 */
@ApplicationScoped
public class QuarantineRun {
    private final Pool pool;
    private final Quarantine quarantine;
    private final QuarantineAnnouncer announcer;
    private final QuarantineWatch watch;
    private final Patience patience;
    private final int most;

    QuarantineRun(
            Pool pool,
            Quarantine quarantine,
            QuarantineAnnouncer announcer,
            QuarantineWatch watch,
            DeliverySettings settings) {
        this.pool = pool;
        this.quarantine = quarantine;
        this.announcer = announcer;
        this.watch = watch;
        this.patience = new Patience(settings);
        this.most = settings.unsavedClaims();
    }

    /** Whether it is to be ended instead of sent once more. */
    boolean takes(ClaimedDelivery delivery) {
        return delivery.claims() > most;
    }

    /** Leaves it to its lease's end, as another release may read it; at last it is ended. */
    void setAside(UnreadableDelivery unreadable) {
        watch.unreadable(unreadable);
        if (unreadable.claims() > most) {
            end(unreadable.delivery()).subscribe().with(done -> {});
        }
    }

    /** Ends it, and if that cannot be told ends it without a word; what cannot even be ended is not sent either. */
    Uni<Void> end(StuckDelivery stuck) {
        return ended(stuck, announcer::announce)
                .onFailure()
                .invoke(failure -> watch.untold(stuck, failure))
                .onFailure()
                .recoverWithUni(
                        () -> ended(stuck, (tx, ended) -> Uni.createFrom().voidItem()))
                .invoke(ended -> ended.ifPresent(one -> watch.ended(stuck)))
                .onFailure()
                .invoke(failure -> watch.unended(stuck, failure))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .replaceWithVoid();
    }

    private Uni<Optional<Ended>> ended(StuckDelivery stuck, BiFunction<SqlConnection, Ended, Uni<Void>> telling) {
        return patience.once(pool.withTransaction(
                tx -> quarantine.end(tx, stuck).call(ended -> ended.map(one -> telling.apply(tx, one))
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
    }
}
