package io.ringpost.outbound.deliver;

import io.quarkus.runtime.StartupEvent;
import io.ringpost.outbound.store.EndpointKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says at the start whether the key opens what is stored, not first when something is to be delivered. */
@ApplicationScoped
public class SecretsCheck {
    private final EndpointKeys keys;
    private final DeliveryWatch watch;

    SecretsCheck(EndpointKeys keys, DeliveryWatch watch) {
        this.keys = keys;
        this.watch = watch;
    }

    void start(@Observes StartupEvent event) {
        keys.unreadable().subscribe().with(watch::unreadable, watch::unchecked);
    }
}
