package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.store.Resealed;
import io.ringpost.outbound.store.Resealing;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets {@code RINGPOST_SECRETS_KEY} be replaced: at the start, and again later, because a replica that still has the
 * former order of keys goes on encrypting with the former first.
 */
@ApplicationScoped
public class SecretsRenewal {
    private static final WideLog LOG = WideLog.of(SecretsRenewal.class);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Resealing resealing;
    private final AtomicInteger lost;
    private volatile long timer;

    SecretsRenewal(Vertx vertx, Resealing resealing, MeterRegistry meters) {
        this.vertx = vertx;
        this.resealing = resealing;
        this.lost = meters.gauge("ringpost.secrets.lost", new AtomicInteger());
    }

    void start(@Observes StartupEvent event) {
        renew();
        timer = vertx.setPeriodic(AGAIN.toMillis(), id -> renew());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void renew() {
        resealing.all().subscribe().with(this::done, SecretsRenewal::failed);
    }

    private void done(Resealed resealed) {
        lost.set(resealed.lost());
        if (resealed.values() > 0) {
            LOG.event("secrets-resealed")
                    .number("values", resealed.values())
                    .number("lost", resealed.lost())
                    .info("Secrets are now encrypted with the first key of RINGPOST_SECRETS_KEY");
        }
    }

    private static void failed(Throwable failure) {
        LOG.event("secrets-not-resealed")
                .failure(failure)
                .warn("Secrets could not be encrypted with the first key of RINGPOST_SECRETS_KEY; trying again");
    }
}
