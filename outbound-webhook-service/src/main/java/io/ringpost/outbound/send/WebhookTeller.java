package io.ringpost.outbound.send;

import io.ringpost.outbound.announce.AlertAnnouncer;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.store.AlertOutcomes;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.ClaimedNotices;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Plans {@code alerta.disparado} for whoever subscribes to it, in the commit that saves that it was said; it then goes out
 * as every other webhook does.
 */
@ApplicationScoped
public class WebhookTeller implements Teller {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AlertOutcomes outcomes;
    private final AlertChannels channels;
    private final AlertAnnouncer announcer;
    private final Bell bell;

    WebhookTeller(AlertOutcomes outcomes, AlertChannels channels, AlertAnnouncer announcer, Bell bell) {
        this.outcomes = outcomes;
        this.channels = channels;
        this.announcer = announcer;
        this.bell = bell;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Uni<Telling> tell(ClaimedNotices message) {
        return outcomes.said(
                        message,
                        channels.rule(),
                        channels.limit(channel()),
                        tx -> announcer.announce(tx, message.notices()))
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .invoke(bell::ring)
                .<Telling>map(planned -> new Telling.Planned(planned.isPresent(), planned.orElse(0)))
                .onFailure()
                .recoverWithItem(failure -> Telling.refused("database", failure.toString()));
    }
}
