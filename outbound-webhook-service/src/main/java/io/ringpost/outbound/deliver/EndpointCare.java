package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.EndpointAnnouncer;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.schedule.AutoDisable;
import io.ringpost.outbound.schedule.Judgement;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.Streak;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.FailingEndpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/**
 * What an attempt makes of its endpoint. Only what the receiver or the way to it is to blame for counts, and only what
 * nobody asked for: who tries a broken receiver by hand does not get it disabled.
 */
@ApplicationScoped
public class EndpointCare {
    private static final Set<String> THEIRS = Set.of("receiver", "network");

    private final FailingEndpoints failing;
    private final Endpoints endpoints;
    private final EndpointAnnouncer announcer;
    private final DeliveryWatch watch;
    private final AutoDisable rule;

    EndpointCare(
            FailingEndpoints failing,
            Endpoints endpoints,
            EndpointAnnouncer announcer,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.failing = failing;
        this.endpoints = endpoints;
        this.announcer = announcer;
        this.watch = watch;
        this.rule = new AutoDisable(settings.disableAfter(), settings.disableFailures());
    }

    /** Saves it with the attempt. */
    Uni<Void> after(SqlConnection tx, ClaimedDelivery delivery, Sent sent, Next next) {
        String endpoint = delivery.endpointId();
        if (next.disablesEndpoint()) {
            return disable(tx, EndpointNotice.gone(endpoint), sent.endedAt());
        }
        if (delivery.manual() || !failed(delivery, sent, next)) {
            return Uni.createFrom().voidItem();
        }
        return failing.failed(tx, endpoint).flatMap(streak -> streak.map(found -> judge(tx, endpoint, found))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** A receiver that asks for patience is there. */
    private static boolean failed(ClaimedDelivery delivery, Sent sent, Next next) {
        return THEIRS.contains(String.valueOf(sent.verdict().fault()))
                && next.progress().attempts() > delivery.progress().attempts();
    }

    private Uni<Void> judge(SqlConnection tx, String endpoint, Streak streak) {
        return rule.judge(streak).match(new Judgement.Cases<>() {
            @Override
            public Uni<Void> bear(Judgement.Bear judgement) {
                return Uni.createFrom().voidItem();
            }

            @Override
            public Uni<Void> warn(Judgement.Warn judgement) {
                EndpointNotice notice = EndpointNotice.warning(endpoint, judgement.percent(), streak);
                return failing.warned(tx, endpoint, judgement.percent()).chain(() -> tell(tx, notice, streak.at()));
            }

            @Override
            public Uni<Void> disable(Judgement.Disable judgement) {
                return EndpointCare.this.disable(tx, EndpointNotice.disabled(endpoint, streak), streak.at());
            }
        });
    }

    private Uni<Void> disable(SqlConnection tx, EndpointNotice notice, Instant at) {
        return endpoints
                .disable(tx, notice.endpointId(), notice.reason())
                .flatMap(disabled ->
                        disabled ? tell(tx, notice, at) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(SqlConnection tx, EndpointNotice notice, Instant at) {
        return announcer.announce(tx, notice, at).invoke(() -> watch.noticed(notice));
    }
}
