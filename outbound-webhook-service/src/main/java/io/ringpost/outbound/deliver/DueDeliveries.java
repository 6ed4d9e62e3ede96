package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.Claim;
import io.ringpost.outbound.store.DueWork;
import io.ringpost.outbound.store.Room;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Claims due deliveries and sends them, for as long as the process lives.
 *
 * <pre>
 *   bell or poll ──► claim (one at a time) ──► POST ──► save ──► bell, if something may have waited for it
 *                                         └──► POST ──► save ──► likewise
 * </pre>
 *
 * <p>Rings that come while a claim is under way are one more claim after it, however many they are.
 */
@ApplicationScoped
public class DueDeliveries {
    private static final Claim NOTHING = new Claim(List.of(), List.of(), null);

    private final Vertx vertx;
    private final Context context;
    private final DueWork due;
    private final DeliveryRun run;
    private final InFlight inFlight;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private final Patience patience;
    private final AtomicInteger rings = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile long poll;
    private volatile long wake;
    private volatile boolean stopping;
    private volatile Instant lastClaim = Instant.EPOCH;

    DueDeliveries(
            Vertx vertx,
            DueWork due,
            DeliveryRun run,
            InFlight inFlight,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.due = due;
        this.run = run;
        this.inFlight = inFlight;
        this.watch = watch;
        this.settings = settings;
        this.patience = new Patience(settings);
    }

    /** Claims at once: a pool that is first used later would be closed before {@link #stop} is called. */
    void start(@Observes StartupEvent event, Bell bell) {
        bell.listen(this::rung);
        poll = vertx.setPeriodic(settings.poll().toMillis(), timer -> rung());
        rung();
    }

    /** Stops claiming and lets what is under way come to its end. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        vertx.cancelTimer(poll);
        vertx.cancelTimer(wake);
        rung();
        var unused = drained.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When due work was last looked up with success. */
    Instant lastClaim() {
        return lastClaim;
    }

    /** Not at once: what was saved together rings together, and one claim does for all. */
    private void rung() {
        if (rings.getAndIncrement() == 0) {
            context.runOnContext(later -> round());
        }
    }

    /**
     * Most ends make nothing due: a claim for nothing after each would cost as much as the delivery. A claim that is under way
     * may have been too early for this one's place.
     */
    private void ended(boolean mayBeMore) {
        if (mayBeMore || stopping || rings.get() > 0) {
            rung();
        }
    }

    private void round() {
        int answered = rings.get();
        if (stopping) {
            if (inFlight.deliveries() == 0) {
                drained.countDown();
            }
            next(answered, false);
            return;
        }
        Room room = inFlight.room();
        Uni<Claim> claim =
                room.none() ? Uni.createFrom().item(NOTHING) : patience.once(due.claim(room, settings.lease()));
        claim.subscribe()
                .with(
                        claimed -> {
                            lastClaim = Instant.now();
                            run.start(claimed, this::ended);
                            wakeAfter(claimed.again());
                            next(answered, !room.none() && claimed.size() == room.deliveries());
                        },
                        failure -> {
                            watch.unclaimed(failure);
                            next(answered, false);
                        });
    }

    /** Sooner than the next look, if it is known that there will be something to do then. */
    private void wakeAfter(@Nullable Duration again) {
        if (again != null && again.compareTo(settings.poll()) < 0) {
            vertx.cancelTimer(wake);
            wake = vertx.setTimer(Math.max(1, again.toMillis()), timer -> rung());
        }
    }

    private void next(int answered, boolean more) {
        int left = rings.addAndGet(more ? 1 - answered : -answered);
        if (left > 0) {
            round();
        }
    }
}
