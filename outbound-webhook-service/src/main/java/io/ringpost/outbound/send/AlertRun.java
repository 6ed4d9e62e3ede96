package io.ringpost.outbound.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.store.AlertOutcomes;
import io.ringpost.outbound.store.AlertWork;
import io.ringpost.outbound.store.ClaimedNotices;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;

/**
 * Says on each channel what it has to say, one message at a time; a channel that hangs keeps no other waiting.
 *
 * <pre>
 *   consumed or poll ──► claim the channel ──► send ──► save ──► claim …
 * </pre>
 */
@ApplicationScoped
public class AlertRun {
    private static final Duration DATABASE = Duration.ofSeconds(5);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);
    /** How long a stop waits for the messages that are being sent; the tables are there for no longer. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final AlertWork work;
    private final AlertOutcomes outcomes;
    private final AlertChannels channels;
    private final AlertWatch watch;
    private final List<Teller> tellers;
    private final BusyChannels busy = new BusyChannels();
    private volatile long timer;
    private volatile boolean stopping;

    AlertRun(
            Vertx vertx,
            AlertWork work,
            AlertOutcomes outcomes,
            AlertChannels channels,
            AlertWatch watch,
            @Any Instance<Teller> tellers) {
        this.vertx = vertx;
        this.work = work;
        this.outcomes = outcomes;
        this.channels = channels;
        this.watch = watch;
        this.tellers = tellers.stream()
                .filter(teller -> channels.open().contains(teller.channel()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(channels.poll().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
        if (!busy.awaitNone(LAST_WORDS)) {
            watch.cutOff();
        }
    }

    /** Looks at once for what is to be said. */
    public void look() {
        tellers.stream()
                .filter(teller -> !stopping && busy.take(teller.channel()))
                .forEach(this::next);
    }

    private void next(Teller teller) {
        Channel channel = teller.channel();
        Uni.createFrom()
                .deferred(() -> once(work.claim(channel, channels.rule(), channels.limit(channel), channels.lease())))
                .flatMap(claimed -> claimed.map(message -> tell(teller, message).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .subscribe()
                .with(more -> goOn(teller, more), failure -> rest(channel, failure));
    }

    private Uni<Void> tell(Teller teller, ClaimedNotices message) {
        return teller.tell(message)
                .flatMap(telling -> telling.match(
                        sent -> said(message, sent),
                        planned -> Uni.createFrom().voidItem().invoke(() -> watch.planned(message, planned)),
                        untold -> unsaid(message, untold)));
    }

    /** What is sent is sent: its saving is tried until it is saved, another replica has the channel, or this one stops. */
    private Uni<Void> said(ClaimedNotices message, Telling.Sent sent) {
        return Uni.createFrom()
                .deferred(() -> once(outcomes.said(message, channels.rule(), channels.limit(message.channel()))))
                .onFailure(failure -> !stopping)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely()
                .invoke(saved -> watch.told(message, saved, sent.missed()))
                .replaceWithVoid();
    }

    private Uni<Void> unsaid(ClaimedNotices message, Telling.Untold untold) {
        Duration pause = untold.pause() == null
                ? channels.backoff().after(message.failures() + 1)
                : Backoff.shorter(untold.pause());
        watch.untold(message, untold, pause);
        return once(outcomes.unsaid(
                message, pause, channels.backoff(), channels.limit(message.channel()), untold.perhaps()));
    }

    private void goOn(Teller teller, boolean more) {
        if (more && !stopping) {
            next(teller);
        } else {
            busy.free(teller.channel());
        }
    }

    private void rest(Channel channel, Throwable failure) {
        try {
            watch.failed(channel, failure);
        } finally {
            busy.free(channel);
        }
    }

    private static <T> Uni<T> once(Uni<T> step) {
        return step.ifNoItem().after(DATABASE).fail();
    }
}
