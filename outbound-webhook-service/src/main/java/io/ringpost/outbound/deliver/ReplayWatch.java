package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.store.ReplayWork.Step;
import jakarta.enterprise.context.ApplicationScoped;

/** What is said of replays: how many deliveries they give back, when one ends, and what keeps them from going on. */
@ApplicationScoped
public class ReplayWatch {
    private static final WideLog LOG = WideLog.of(ReplayWatch.class);

    private final MeterRegistry meters;

    ReplayWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void made(Step step) {
        count("replayed", step.replayed());
        count("skipped", step.skipped());
        if (step.last()) {
            LOG.event("replay-done")
                    .word("replay", step.replayId())
                    .word("endpoint", step.endpointId())
                    .info("Replay of deliveries done");
        }
    }

    void failed(Throwable failure) {
        meters.counter("ringpost.replays.failures").increment();
        LOG.event("replay-failed").failure(failure).warn("Replays could not go on; trying again");
    }

    private void count(String outcome, int deliveries) {
        meters.counter("ringpost.replays.deliveries", "outcome", outcome).increment(deliveries);
    }
}
