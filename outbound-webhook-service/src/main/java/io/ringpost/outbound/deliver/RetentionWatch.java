package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One log line of each run, and what was done in all of them. */
@ApplicationScoped
public class RetentionWatch {
    private static final WideLog LOG = WideLog.of(RetentionWatch.class);

    private final MeterRegistry meters;
    private final Map<String, AtomicLong> overdue = new ConcurrentHashMap<>();

    RetentionWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void done(String step, int count) {
        meters.counter("ringpost.history.done", "step", step).increment(count);
    }

    /** For so long the oldest of a kind should have been gone. */
    void overdue(String kind, long seconds) {
        overdue.computeIfAbsent(
                        kind,
                        first -> meters.gauge(
                                "ringpost.history.overdue.seconds", Tags.of("kind", kind), new AtomicLong()))
                .set(seconds);
    }

    void ended(Map<String, Integer> done) {
        WideEvent line = LOG.event("history-kept");
        done.forEach(line::number);
        if (done.isEmpty()) {
            line.warn("History not looked after: no step could be done");
        } else {
            line.info("History looked after");
        }
    }

    /** A step takes longer than the time between two runs. */
    void late(String step) {
        meters.counter("ringpost.history.late", "step", step).increment();
        LOG.event("history-step-late").word("step", step).warn("A step of looking after the history goes on for long");
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
