package io.ringpost.ingress.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What can be measured about publishing. */
public final class PublishMeters {
    /** From a quarter of a millisecond on: an answer in milliseconds must show. */
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3)
    };

    private PublishMeters() {}

    /** The bounds of every histogram of the ingress. */
    public static Duration[] buckets() {
        return BUCKETS.clone();
    }

    static Timer register(MeterRegistry meters, AtomicLong waitingBytes, BrokerState state) {
        Gauge.builder("ringpost.ingress.waiting.bytes", waitingBytes, AtomicLong::get)
                .description("Bytes that wait for acknowledgement")
                .register(meters);
        Gauge.builder("ringpost.ingress.broker.up", state, broker -> broker.takesRecords() ? 1 : 0)
                .description("1 while Kafka is believed to acknowledge")
                .strongReference(true)
                .register(meters);
        return Timer.builder("ringpost.ingress.publish")
                .description("From sending a record to its acknowledgement by all in-sync replicas")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
