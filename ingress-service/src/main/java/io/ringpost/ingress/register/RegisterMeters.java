package io.ringpost.ingress.register;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures registrations by what came of them. */
final class RegisterMeters {
    static final String REGISTERED = "registered";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(150),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(1500)
    };

    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    RegisterMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void took(String outcome, Duration time) {
        timers.computeIfAbsent(outcome, this::timer).record(time);
    }

    private Timer timer(String outcome) {
        return Timer.builder("ringpost.ingress.registration")
                .description("From an incoming call to Retell's address for it, or to giving that up")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
