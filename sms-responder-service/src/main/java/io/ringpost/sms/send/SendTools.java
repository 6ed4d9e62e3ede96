package io.ringpost.sms.send;

import io.quarkus.arc.DefaultBean;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What texts are sent with. */
public class SendTools {
    /** The way out. */
    @Produces
    @Singleton
    SafeHttpClient client(Vertx vertx, SendSettings settings) {
        return new SafeHttpClient(
                vertx, SafeHttpOptions.of(settings.egressAllow().orElse(List.of()), false));
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
