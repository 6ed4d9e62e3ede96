package io.ringpost.inbox;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Says which consumers wait, and for how many seconds.
 *
 * <p>It is neither liveness nor readiness: a restart would not bring the database back, and readers are still served.
 */
@Wellness
@ApplicationScoped
class InboxHealth implements HealthCheck {
    private static final double PATIENT_SECONDS = 10;

    private final InboxMeters meters;

    InboxHealth(InboxMeters meters) {
        this.meters = meters;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Double> stalled = meters.stalledSeconds();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("consumers");
        stalled.forEach((consumer, seconds) -> answer.withData(consumer, Math.round(seconds)));
        return answer.status(stalled.values().stream().allMatch(seconds -> seconds < PATIENT_SECONDS))
                .build();
    }
}
