package io.ringpost.ingress.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringpost.ingress.publish.PublishMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** What can be measured about the spool. */
@ApplicationScoped
public class SpoolMeters {
    private static final String NAME = "ringpost.ingress.spool.";

    private final MeterRegistry meters;
    private final Counter spooled;
    private final Counter drained;
    private final Counter quarantined;
    private final Timer commit;

    @Inject
    SpoolMeters(MeterRegistry meters) {
        this.meters = meters;
        spooled = counter("spooled", "Records that were fsynced to the spool");
        drained = counter("drained", "Records that were brought from the spool to Kafka");
        quarantined = counter("quarantined", "Segments and records that were put aside because they cannot be drained");
        commit = Timer.builder(NAME + "commit")
                .description("One write and fsync, for all that waited")
                .serviceLevelObjectives(PublishMeters.buckets())
                .register(meters);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(NAME + name).description(description).register(meters);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(NAME + name, value).description(description).register(meters);
    }

    void spooled(int records) {
        spooled.increment(records);
    }

    void drained() {
        drained.increment();
    }

    void quarantined() {
        quarantined.increment();
    }

    Timer commit() {
        return commit;
    }

    /** Something went wrong; {@code refused} counts records that were not taken. */
    void failed(String cause) {
        meters.counter(NAME + "failures", "cause", cause).increment();
    }
}
