package io.ringpost.outbound.send;

import io.ringpost.outbound.announce.AlertAnnouncer;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.store.Bell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Plans {@code alerta.disparado} for whoever subscribes to it; it then goes out as every other webhook does. */
@ApplicationScoped
public class WebhookTeller implements Teller {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Pool pool;
    private final AlertAnnouncer announcer;
    private final Bell bell;

    WebhookTeller(Pool pool, AlertAnnouncer announcer, Bell bell) {
        this.pool = pool;
        this.announcer = announcer;
        this.bell = bell;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Uni<Telling> tell(List<Notice> notices) {
        return pool.withTransaction(tx -> announcer.announce(tx, notices))
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .invoke(bell::ring)
                .replaceWith(Telling.DONE)
                .onFailure()
                .recoverWithItem(failure -> Telling.failed("database", failure.toString()));
    }
}
