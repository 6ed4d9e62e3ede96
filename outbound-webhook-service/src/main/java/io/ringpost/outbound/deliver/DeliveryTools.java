package io.ringpost.outbound.deliver;

import io.quarkus.arc.DefaultBean;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.ringpost.safehttp.UrlPolicy;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What deliveries are made with, from the settings. */
public class DeliveryTools {
    /** The guide's schedule, or what the setting says. */
    @Produces
    @Singleton
    RetrySchedule schedule(DeliverySettings settings) {
        return RetrySchedule.parse(settings.schedule());
    }

    /** One rule for a URL, when an endpoint is made, tested and called. */
    @Produces
    @Singleton
    UrlPolicy policy(DeliverySettings settings) {
        return SafeHttpOptions.of(settings.egressAllow().orElse(List.of()), settings.httpsOnly())
                .policy();
    }

    /** The way out. */
    @Produces
    @Singleton
    SafeHttpClient client(Vertx vertx, UrlPolicy policy) {
        return new SafeHttpClient(vertx, SafeHttpOptions.of(policy));
    }

    void close(@Disposes SafeHttpClient client) {
        client.close();
    }

    /** The machine's clock. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
