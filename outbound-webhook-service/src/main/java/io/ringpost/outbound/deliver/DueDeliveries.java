package io.ringpost.outbound.deliver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.DueWork;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claims due deliveries and sends them, for as long as the process lives.
 *
 * <pre>
 *   bell or poll ──► claim (one at a time) ──► POST ──► save ──► bell
 *                                         └──► POST ──► save ──► bell
 * </pre>
 *
 * <p>Rings that come while a claim is under way are one more claim after it, however many they are.
 */
@ApplicationScoped
public class DueDeliveries {
    private final Vertx vertx;
    private final DueWork due;
    private final AttemptSender sender;
    private final AttemptRecorder recorder;
    private final DeliveryWatch watch;
    private final DeliverySettings settings;
    private final Patience patience;
    private final AtomicInteger rings = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile long poll;
    private volatile boolean stopping;
    private volatile Instant lastClaim = Instant.EPOCH;

    DueDeliveries(
            Vertx vertx,
            DueWork due,
            AttemptSender sender,
            AttemptRecorder recorder,
            DeliveryWatch watch,
            DeliverySettings settings) {
        this.vertx = vertx;
        this.due = due;
        this.sender = sender;
        this.recorder = recorder;
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
        rung();
        var unused = drained.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When due work was last looked up with success. */
    Instant lastClaim() {
        return lastClaim;
    }

    private void rung() {
        if (rings.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        int answered = rings.get();
        if (stopping) {
            if (watch.inFlight() == 0) {
                drained.countDown();
            }
            rings.set(0);
            return;
        }
        int room = Math.min(settings.claim(), settings.inFlight() - watch.inFlight());
        Uni<List<ClaimedDelivery>> claim =
                room <= 0 ? Uni.createFrom().item(List.of()) : patience.once(due.claim(room, settings.lease()));
        claim.subscribe()
                .with(
                        claimed -> {
                            lastClaim = Instant.now();
                            claimed.forEach(this::deliver);
                            next(answered, room > 0 && claimed.size() == room);
                        },
                        failure -> {
                            watch.unclaimed(failure);
                            rings.set(0);
                        });
    }

    private void next(int answered, boolean more) {
        int left = rings.addAndGet(more ? 1 - answered : -answered);
        if (left > 0) {
            round();
        }
    }

    private void deliver(ClaimedDelivery delivery) {
        watch.claimed(delivery);
        sender.send(delivery)
                .flatMap(
                        sent -> recorder.record(delivery, sent).invoke(saved -> watch.attempted(delivery, sent, saved)))
                .onTermination()
                .invoke(() -> {
                    watch.done();
                    rung();
                })
                .subscribe()
                .with(saved -> {}, failure -> watch.unsaved(delivery, failure));
    }
}
