package io.ringpost.outbound.announce;

import io.ringpost.contract.Service;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.contract.alert.AlertState;
import io.ringpost.outbound.plan.alert.Trouble;
import io.ringpost.outbound.store.EndedAlerts;
import io.ringpost.outbox.Outbox;
import io.ringpost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Takes alerts about endpoints back, by the same topic, once their trouble is over. Said twice it is the same: what is
 * over stays over.
 */
@ApplicationScoped
public class RecoveryAnnouncer {
    private final Pool pool;
    private final EndedAlerts ended;
    private final Outbox outbox;

    RecoveryAnnouncer(Pool pool, EndedAlerts ended, Outbox outbox) {
        this.pool = pool;
        this.ended = ended;
        this.outbox = outbox;
    }

    /** Announces what has ended; tells how much. */
    public Uni<Integer> announce() {
        return pool.withTransaction(tx -> ended.takeBack(tx)
                .flatMap(over -> over.isEmpty()
                        ? Uni.createFrom().item(0)
                        : outbox.add(tx, messages(over)).replaceWith(over.size())));
    }

    private static List<OutboxMessage> messages(List<EndedAlerts.Over> over) {
        return over.stream()
                .map(one -> OutboxMessage.of(
                        AlertCodec.encode(Service.OUTBOUND_WEBHOOK, recovered(one.trouble(), one.at()))))
                .toList();
    }

    /** An end is never before its beginning. */
    private static Alert recovered(Trouble trouble, Instant at) {
        return new Alert(
                at.isBefore(trouble.lastAt()) ? trouble.lastAt() : at,
                trouble.rule(),
                trouble.subject(),
                "The webhook endpoint is enabled and not on its way to being disabled, or it was deleted.",
                AlertState.RECOVERED,
                AlertSeverity.WARNING);
    }
}
