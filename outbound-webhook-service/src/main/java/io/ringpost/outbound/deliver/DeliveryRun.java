package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.ClaimedDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One claimed delivery: POST, save, say so. */
@ApplicationScoped
public class DeliveryRun {
    private final AttemptSender sender;
    private final AttemptRecorder recorder;
    private final DeliveryWatch watch;
    private final InFlight inFlight;

    DeliveryRun(AttemptSender sender, AttemptRecorder recorder, DeliveryWatch watch, InFlight inFlight) {
        this.sender = sender;
        this.recorder = recorder;
        this.watch = watch;
        this.inFlight = inFlight;
    }

    /** Runs it; afterwards there is room again. */
    void start(ClaimedDelivery delivery, Runnable afterwards) {
        inFlight.add(delivery);
        watch.claimed(delivery);
        Uni.createFrom()
                .deferred(() -> sender.send(delivery))
                .flatMap(
                        sent -> recorder.record(delivery, sent).invoke(saved -> watch.attempted(delivery, sent, saved)))
                .onTermination()
                .invoke(() -> {
                    inFlight.remove(delivery);
                    afterwards.run();
                })
                .subscribe()
                .with(saved -> {}, failure -> watch.unsaved(delivery, failure));
    }
}
