package io.ringpost.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of the consumers. */
@Singleton
public final class InboxMeters {
    private final MeterRegistry registry;
    /** Per consumer, when its current batch first failed, in milliseconds; 0 while all is well. */
    private final Map<String, AtomicLong> stalledSince = new ConcurrentHashMap<>();

    public InboxMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void troubled(String consumer) {
        registry.counter("ringpost.inbox.troubles", "consumer", consumer).increment();
        stalled(consumer).compareAndSet(0, registry.config().clock().wallTime());
    }

    void done(String consumer, Tally tally) {
        stalled(consumer).set(0);
        registry.counter("ringpost.inbox.batches", "consumer", consumer).increment();
        count(consumer, "fresh", tally.fresh());
        count(consumer, "duplicate", tally.duplicates());
        count(consumer, "ignored", tally.ignored());
        count(consumer, "dead_letter", tally.deadLetters());
    }

    /** Nobody waits for the batch any more. */
    void abandoned(String consumer) {
        stalled(consumer).set(0);
    }

    /** Per consumer, how long its current batch has been waiting; 0 while all is well. */
    Map<String, Double> stalledSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        stalledSince.forEach((consumer, since) -> seconds.put(consumer, secondsSince(since)));
        return seconds;
    }

    private void count(String consumer, String result, int records) {
        registry.counter("ringpost.inbox.records", "consumer", consumer, "result", result)
                .increment(records);
    }

    private AtomicLong stalled(String consumer) {
        return stalledSince.computeIfAbsent(consumer, name -> {
            AtomicLong since = new AtomicLong();
            registry.gauge("ringpost.inbox.stalled.seconds", Tags.of("consumer", name), since, this::secondsSince);
            return since;
        });
    }

    private double secondsSince(AtomicLong since) {
        long start = since.get();
        return start == 0 ? 0 : (registry.config().clock().wallTime() - start) / 1000.0;
    }
}
