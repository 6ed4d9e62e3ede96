package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.DeliveryAnnouncer;
import io.ringpost.outbound.store.Attempts;
import io.ringpost.outbound.store.MadeAttempt;
import io.ringpost.outbound.store.Saved;
import io.ringpost.outbound.store.Together;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is kept and told of attempts, in the transaction that saves what came of them. */
@ApplicationScoped
public class AttemptHistory {
    private final Attempts attempts;
    private final DeliveryAnnouncer announcer;

    AttemptHistory(Attempts attempts, DeliveryAnnouncer announcer) {
        this.attempts = attempts;
        this.announcer = announcer;
    }

    /** Saves what has an attempt in it, and makes the attempt's day before if it is not there. */
    <T> Uni<T> inItsDay(Instant startedAt, Uni<T> save) {
        return attempts.inItsDay(startedAt, save);
    }

    /** Keeps and tells those whose outcome was saved. */
    Uni<Void> keep(SqlConnection tx, List<Made> all, Map<String, Saved> saved) {
        List<MadeAttempt> made =
                all.stream().flatMap(one -> one.kept(saved).stream()).toList();
        return made.isEmpty()
                ? Uni.createFrom().voidItem()
                : Together.of(attempts.add(tx, made), announcer.announce(tx, made));
    }

    /** Leaves a note of a delivery that failed for good. */
    Uni<Void> note(SqlConnection tx, Made made) {
        return made.failed().map(failed -> announcer.failed(tx, failed)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }
}
