package io.ringpost.outbound.deliver;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while due work is looked up. */
@Readiness
@ApplicationScoped
public class DeliveryHealth implements HealthCheck {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final DueDeliveries due;
    private final InFlight inFlight;
    private final Clock clock;

    DeliveryHealth(DueDeliveries due, InFlight inFlight, Clock clock) {
        this.due = due;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant last = due.lastClaim();
        return HealthCheckResponse.named("deliveries")
                .status(last.isAfter(clock.instant().minus(LONGEST_SILENCE)))
                .withData("lastClaim", last.toString())
                .withData("inFlight", inFlight.deliveries())
                .build();
    }
}
