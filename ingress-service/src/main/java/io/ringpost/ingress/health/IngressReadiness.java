package io.ringpost.ingress.health;

import io.ringpost.ingress.provider.crm.EventTypeRegistry;
import io.ringpost.ingress.publish.BrokerState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a webhook could be kept without waiting for anything first. */
@Readiness
@ApplicationScoped
public class IngressReadiness implements HealthCheck {
    private final BrokerState broker;
    private final EventTypeRegistry eventTypes;

    IngressReadiness(BrokerState broker, EventTypeRegistry eventTypes) {
        this.broker = broker;
        this.eventTypes = eventTypes;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .withData("topics-known", broker.warm())
                .withData("acknowledges", broker.takesRecords())
                .withData("event-types-known", eventTypes.loaded())
                .status(broker.takesRecords())
                .build();
    }
}
