package io.ringpost.outbound.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private final Vertx vertx;
    private final AlertWork work;
    private final AlertChannels channels;
    private final AlertWatch watch;
    private final AlertSettings settings;
    private final List<Teller> tellers;
    private final Set<Channel> busy = ConcurrentHashMap.newKeySet();
    private volatile long timer;
    private volatile boolean stopping;

    AlertRun(
            Vertx vertx,
            AlertWork work,
            AlertChannels channels,
            AlertWatch watch,
            AlertSettings settings,
            @Any Instance<Teller> tellers) {
        this.vertx = vertx;
        this.work = work;
        this.channels = channels;
        this.watch = watch;
        this.settings = settings;
        this.tellers = tellers.stream()
                .filter(teller -> channels.open().contains(teller.channel()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.poll().toMillis(), id -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
    }

    /** Looks at once for what is to be said. */
    public void look() {
        tellers.stream().filter(teller -> busy.add(teller.channel())).forEach(this::next);
    }

    private void next(Teller teller) {
        Channel channel = teller.channel();
        Uni.createFrom()
                .deferred(() -> once(work.claim(channel, channels.rule(), channels.limit(channel), settings.lease())))
                .flatMap(claimed -> claimed.map(message -> tell(teller, message).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .subscribe()
                .with(more -> goOn(teller, more), failure -> rest(channel, failure));
    }

    private Uni<Void> tell(Teller teller, ClaimedNotices message) {
        return teller.tell(message.notices())
                .flatMap(
                        telling -> telling.cause() == null ? said(message) : unsaid(message, telling.cause(), telling));
    }

    /** What is sent is sent: its saving is tried for as long as the lease may hold. */
    private Uni<Void> said(ClaimedNotices message) {
        ChannelLimit limit = channels.limit(message.channel());
        return Uni.createFrom()
                .deferred(() -> once(work.said(message, channels.rule(), limit)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(settings.lease().dividedBy(2).toMillis())
                .invoke(saved -> watch.told(message, saved))
                .replaceWithVoid();
    }

    private Uni<Void> unsaid(ClaimedNotices message, String cause, Telling telling) {
        Duration pause = telling.pause() == null
                ? channels.backoff().after(message.failures() + 1)
                : Backoff.shorter(telling.pause());
        watch.untold(message, cause, telling.detail(), pause);
        return once(work.unsaid(message, pause, channels.backoff()));
    }

    private void goOn(Teller teller, boolean more) {
        if (more && !stopping) {
            next(teller);
        } else {
            busy.remove(teller.channel());
        }
    }

    private void rest(Channel channel, Throwable failure) {
        try {
            watch.failed(channel, failure);
        } finally {
            busy.remove(channel);
        }
    }

    private static <T> Uni<T> once(Uni<T> step) {
        return step.ifNoItem().after(DATABASE).fail();
    }
}
