package io.ringpost.ingress.health;

import io.ringpost.ingress.provider.crm.EventTypeRegistry;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.spool.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a webhook can be kept, in Kafka or in the spool, without waiting for anything first. */
@Readiness
@ApplicationScoped
public class IngressReadiness implements HealthCheck {
    private final BrokerState broker;
    private final Spool spool;
    private final EventTypeRegistry eventTypes;

    IngressReadiness(BrokerState broker, Spool spool, EventTypeRegistry eventTypes) {
        this.broker = broker;
        this.spool = spool;
        this.eventTypes = eventTypes;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kept")
                .withData("topics-known", broker.warm())
                .withData("acknowledges", broker.takesRecords())
                .withData("event-types-known", eventTypes.loaded())
                .withData("spool-takes", spool.takes())
                .withData("spooled", spool.depth())
                .status(broker.takesRecords() || spool.takes())
                .build();
    }
}
