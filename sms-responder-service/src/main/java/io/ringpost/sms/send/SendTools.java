package io.ringpost.sms.send;

import io.quarkus.arc.DefaultBean;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What texts are sent with. */
public class SendTools {
    /** A kept connection that the other side just closed would leave doubt about what was sent over it. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);

    /** The way out. */
    @Produces
    @Singleton
    SafeHttpClient client(Vertx vertx, SendSettings settings) {
        SafeHttpOptions usual = SafeHttpOptions.of(settings.egressAllow().orElse(List.of()), false);
        SafeHttpOptions options = new SafeHttpOptions(
                usual.policy(),
                usual.connectTimeout(),
                KEEP_ALIVE,
                usual.maxHeadBytes(),
                usual.connectionsPerHost(),
                usual.trust());
        return new SafeHttpClient(vertx, options);
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
