package io.ringpost.outbound.deliver;

import io.ringpost.outbound.announce.EndpointAnnouncer;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.schedule.AutoDisable;
import io.ringpost.outbound.schedule.Judgement;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.Strain;
import io.ringpost.outbound.schedule.Streak;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.FailingEndpoints;
import io.ringpost.outbound.store.SlowedEndpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an attempt makes of its endpoint. Only what the receiver or the way to it is to blame for counts, and only what
 * nobody asked for: who tries a broken receiver by hand does not get it disabled.
 */
@ApplicationScoped
public class EndpointCare {
    private static final String NETWORK = "network";
    private static final Set<String> THEIRS = Set.of("receiver", NETWORK);
    /** Successes are noted once a minute. */
    private static final Duration RECENTLY = Duration.ofMinutes(3);

    private final FailingEndpoints failing;
    private final Endpoints endpoints;
    private final EndpointAnnouncer announcer;
    private final SlowedEndpoints slowed;
    private final DeliveryWatch watch;
    private final AutoDisable rule;

    EndpointCare(
            FailingEndpoints failing,
            Endpoints endpoints,
            EndpointAnnouncer announcer,
            SlowedEndpoints slowed,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.failing = failing;
        this.endpoints = endpoints;
        this.announcer = announcer;
        this.slowed = slowed;
        this.watch = watch;
        this.rule = new AutoDisable(settings.disableAfter(), settings.disableFailures());
    }

    /** Saves it with the attempt, and last; tells what is to be {@link #noticed} once that is kept. */
    Uni<Optional<EndpointNotice>> after(SqlConnection tx, ClaimedDelivery delivery, Sent sent, Next next) {
        return streak(tx, delivery, sent, next).call(() -> places(tx, delivery, sent));
    }

    /** Nothing follows from the success of an endpoint that has all its places. */
    private Uni<Void> places(SqlConnection tx, ClaimedDelivery delivery, Sent sent) {
        Strain strain = Strain.of(sent.outcome());
        boolean tells = strain == Strain.TOO_MUCH || (delivery.slowed() && strain == Strain.NONE);
        return tells && !delivery.manual()
                ? counted(tx, delivery, sent.verdict(), strain)
                : Uni.createFrom().voidItem();
    }

    /** Where nobody was reached for a while, the network that is lost may be ours. */
    private Uni<Void> counted(SqlConnection tx, ClaimedDelivery delivery, Verdict verdict, Strain strain) {
        Uni<Boolean> theirs = NETWORK.equals(verdict.fault())
                ? failing.anySuccessSince(tx, delivery.claimedAt().minus(RECENTLY))
                : Uni.createFrom().item(true);
        return theirs.flatMap(counts -> counts
                        ? slowed.after(tx, delivery.endpointId(), strain, delivery.claimedAt())
                        : Uni.createFrom().item(Optional.<Integer>empty()))
                .invoke(left -> left.ifPresent(places -> watch.slowed(delivery.endpointId(), places)))
                .replaceWithVoid();
    }

    private Uni<Optional<EndpointNotice>> streak(SqlConnection tx, ClaimedDelivery delivery, Sent sent, Next next) {
        String endpoint = delivery.endpointId();
        if (next.disablesEndpoint()) {
            return failing.awaitNotices(tx).chain(() -> disable(tx, EndpointNotice.gone(endpoint, sent.endedAt())));
        }
        if (delivery.manual() || !failed(delivery, sent, next)) {
            return nothing();
        }
        Verdict verdict = sent.verdict();
        return failing.failed(tx, endpoint, verdict.reached())
                .flatMap(streak ->
                        streak.map(found -> judge(tx, endpoint, found, verdict)).orElseGet(EndpointCare::nothing));
    }

    /** The notice is kept. */
    void noticed(EndpointNotice notice) {
        watch.noticed(notice);
    }

    /** A receiver that asks for patience is there. */
    private static boolean failed(ClaimedDelivery delivery, Sent sent, Next next) {
        return THEIRS.contains(String.valueOf(sent.verdict().fault()))
                && next.progress().attempts() > delivery.progress().attempts();
    }

    private Uni<Optional<EndpointNotice>> judge(SqlConnection tx, String endpoint, Streak streak, Verdict verdict) {
        return rule.judge(streak).match(new Judgement.Cases<>() {
            @Override
            public Uni<Optional<EndpointNotice>> bear(Judgement.Bear judgement) {
                return nothing();
            }

            @Override
            public Uni<Optional<EndpointNotice>> warn(Judgement.Warn judgement) {
                EndpointNotice notice = EndpointNotice.warning(endpoint, judgement.percent(), streak);
                return onlyIf(failing.mayNotice(tx, endpoint), () -> failing.warned(tx, endpoint, judgement.percent())
                        .chain(() -> tell(tx, notice)));
            }

            @Override
            public Uni<Optional<EndpointNotice>> disable(Judgement.Disable judgement) {
                EndpointNotice notice = EndpointNotice.disabled(endpoint, streak);
                return onlyIf(
                        wayIsOpen(tx, verdict, streak),
                        () -> onlyIf(failing.mayNotice(tx, endpoint), () -> EndpointCare.this.disable(tx, notice)));
            }
        });
    }

    /** An answer shows that we get out; without one it may be we who do not, as long as nobody at all was reached. */
    private Uni<Boolean> wayIsOpen(SqlConnection tx, Verdict verdict, Streak streak) {
        return verdict.status() == null
                ? failing.anySuccessSince(tx, streak.since())
                : Uni.createFrom().item(true);
    }

    private Uni<Optional<EndpointNotice>> disable(SqlConnection tx, EndpointNotice notice) {
        return onlyIf(endpoints.disable(tx, notice.endpointId(), notice.reason()), () -> tell(tx, notice));
    }

    private Uni<Optional<EndpointNotice>> tell(SqlConnection tx, EndpointNotice notice) {
        return announcer.announce(tx, notice).replaceWith(Optional.of(notice));
    }

    private static Uni<Optional<EndpointNotice>> onlyIf(
            Uni<Boolean> condition, Supplier<Uni<Optional<EndpointNotice>>> step) {
        return condition.flatMap(met -> met ? step.get() : nothing());
    }

    private static Uni<Optional<EndpointNotice>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
