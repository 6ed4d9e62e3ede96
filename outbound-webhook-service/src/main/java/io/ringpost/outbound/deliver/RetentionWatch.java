package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** One log line of each run, and what was done in all of them. */
@ApplicationScoped
public class RetentionWatch {
    private static final WideLog LOG = WideLog.of(RetentionWatch.class);

    private final MeterRegistry meters;

    RetentionWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(Map<String, Integer> done) {
        WideEvent line = LOG.event("history-kept");
        done.forEach((step, count) -> {
            meters.counter("ringpost.history.done", "step", step).increment(count);
            line.number(step, count);
        });
        line.info("History looked after");
    }

    /** A step could not be done; the next run tries again. */
    void failed(String step, Throwable failure) {
        meters.counter("ringpost.history.failures", "step", step).increment();
        LOG.event("history-step-failed")
                .word("step", step)
                .failure(failure)
                .warn("A step of looking after the history failed; trying again");
    }

    /** Nothing of a run was counted. */
    static void broken(Throwable failure) {
        LOG.event("history-failed").failure(failure).error("Looking after the history failed; trying again");
    }
}
