package io.ringpost.recording.fetch;

import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What recordings are fetched with, from the settings. */
public class FetchTools {

    /** The way out. */
    @Produces
    @Singleton
    SafeHttpClient client(Vertx vertx, FetchSettings settings) {
        return new SafeHttpClient(
                vertx, SafeHttpOptions.of(settings.egressAllow().orElse(List.of()), false));
    }

    void close(@Disposes SafeHttpClient client) {
        client.close();
    }
}
