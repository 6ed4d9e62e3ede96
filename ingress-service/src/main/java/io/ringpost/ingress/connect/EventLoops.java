package io.ringpost.ingress.connect;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop for each core, unless a setting says how many: nothing blocks them, and of twice as many, the default, one
 * half takes the cores from the other.
 */
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {
    private static final int FEWEST = 2;

    private final OptionalInt wanted;

    @Inject
    EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt wanted) {
        this.wanted = wanted;
    }

    @Override
    public void accept(VertxOptions options) {
        if (wanted.isEmpty()) {
            options.setEventLoopPoolSize(Math.max(FEWEST, Runtime.getRuntime().availableProcessors()));
        }
    }
}
