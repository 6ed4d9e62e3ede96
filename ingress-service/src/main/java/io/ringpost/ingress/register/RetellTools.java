package io.ringpost.ingress.register;

import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What Retell is called with. */
public class RetellTools {
    /** The way out. */
    @Produces
    @Singleton
    SafeHttpClient client(Vertx vertx, RegisterSettings settings) {
        return new SafeHttpClient(
                vertx, SafeHttpOptions.of(settings.egressAllow().orElse(List.of()), false));
    }

    void close(@Disposes SafeHttpClient client) {
        client.close();
    }
}
