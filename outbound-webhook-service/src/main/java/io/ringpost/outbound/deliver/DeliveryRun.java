package io.ringpost.outbound.deliver;

import io.ringpost.outbound.schedule.AttemptOutcome;
import io.ringpost.outbound.store.Claim;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Claimed deliveries, each for itself: POST, save, and say so where something may have waited for it. */
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

    /** Runs what a claim took, and tells at each one's end whether there may be something to claim since. */
    void start(Claim claim, Consumer<Boolean> ended) {
        claim.deliveries().forEach(delivery -> start(delivery, ended));
        claim.unreadable().forEach(quarantine::setAside);
    }

    private void start(ClaimedDelivery delivery, Consumer<Boolean> ended) {
        inFlight.add(delivery);
        Uni.createFrom()
                .deferred(() ->
                        quarantine.takes(delivery) ? quarantine.end(delivery).replaceWith(false) : attempt(delivery))
                .onTermination()
                .invoke((through, failure, cancelled) -> {
                    boolean waitedFor = inFlight.remove(delivery);
                    ended.accept(waitedFor || !Boolean.TRUE.equals(through));
                })
                .subscribe()
                .with(done -> {}, failure -> watch.unsaved(delivery, failure));
    }

    /** Whether it got through, and so left nothing that is to be claimed again. */
    private Uni<Boolean> attempt(ClaimedDelivery delivery) {
        watch.claimed(delivery);
        return sender.send(delivery)
                .onFailure()
                .invoke(failure -> savings.unsent(delivery))
                .flatMap(sent -> savings.watch(
                                delivery,
                                Made.plain(delivery, sent),
                                recorder.record(delivery, sent, inFlight.waitedFor(delivery)))
                        .invoke(saved -> watch.attempted(delivery, sent, saved))
                        .map(saved -> sent.outcome() instanceof AttemptOutcome.Accepted));
    }
}
