package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.Claim;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Claimed deliveries, each for itself: POST, save, say so. */
@ApplicationScoped
public class DeliveryRun {
    private final AttemptSender sender;
    private final AttemptRecorder recorder;
    private final DeliveryWatch watch;
    private final InFlight inFlight;
    private final QuarantineRun quarantine;
    private final Savings savings;

    DeliveryRun(
            AttemptSender sender,
            AttemptRecorder recorder,
            DeliveryWatch watch,
            InFlight inFlight,
            QuarantineRun quarantine,
            Savings savings) {
        this.sender = sender;
        this.recorder = recorder;
        this.watch = watch;
        this.inFlight = inFlight;
        this.quarantine = quarantine;
        this.savings = savings;
    }

    /** Runs what a claim took; after each there is room again. */
    void start(Claim claim, Runnable afterwards) {
        claim.deliveries().forEach(delivery -> start(delivery, afterwards));
        claim.unreadable().forEach(quarantine::setAside);
    }

    private void start(ClaimedDelivery delivery, Runnable afterwards) {
        inFlight.add(delivery);
        Uni.createFrom()
                .deferred(() -> quarantine.takes(delivery) ? quarantine.end(delivery) : attempt(delivery))
                .onTermination()
                .invoke(() -> {
                    inFlight.remove(delivery);
                    afterwards.run();
                })
                .subscribe()
                .with(done -> {}, failure -> watch.unsaved(delivery, failure));
    }

    private Uni<Void> attempt(ClaimedDelivery delivery) {
        watch.claimed(delivery);
        return sender.send(delivery)
                .onFailure()
                .invoke(failure -> savings.unsent(delivery))
                .flatMap(sent -> savings.watch(delivery, Made.plain(delivery, sent), recorder.record(delivery, sent))
                        .invoke(saved -> watch.attempted(delivery, sent, saved)))
                .replaceWithVoid();
    }
}
