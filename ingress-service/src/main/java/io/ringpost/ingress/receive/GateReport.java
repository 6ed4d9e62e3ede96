package io.ringpost.ingress.receive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.provider.WebhookProvider;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says at start which providers are closed and why, and shouts, then hourly, about each that is not verified. */
@ApplicationScoped
public class GateReport {
    private static final WideLog LOG = WideLog.of(GateReport.class);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<WebhookProvider> providers;
    private final ReceiveSettings settings;
    private final Vertx vertx;

    @Inject
    GateReport(Instance<WebhookProvider> providers, ReceiveSettings settings, Vertx vertx, MeterRegistry meters) {
        this.providers = providers.stream().toList();
        this.settings = settings;
        this.vertx = vertx;
        this.providers.forEach(
                provider -> Gauge.builder("ringpost.ingress.verification.off", () -> provider.verificationOff() ? 1 : 0)
                        .description("1 if a setting takes every webhook of the provider for genuine")
                        .tag("provider", provider.provider().id())
                        .register(meters));
    }

    void start(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            LOG.event("webhooks-disabled").warn("WEBHOOK_ENABLED is false: every webhook is answered with 503");
        }
        providers.forEach(provider -> {
            String id = provider.provider().id();
            provider.closedBy().ifPresent(cause -> LOG.event("provider-closed")
                    .word("provider", id)
                    .warn("The webhooks of " + id + " are closed (503): " + cause));
            provider.warnings().forEach(warning -> LOG.event("provider-weak")
                    .word("provider", id)
                    .warn("The webhooks of " + id + " are " + warning));
        });
        shout();
        var unused = vertx.setPeriodic(HOUR, fired -> shout());
    }

    private void shout() {
        providers.stream()
                .filter(WebhookProvider::verificationOff)
                .map(provider -> provider.provider().id())
                .forEach(id -> LOG.event("verification-off")
                        .word("provider", id)
                        .error("ANYBODY CAN FORGE WEBHOOKS OF " + id.toUpperCase(Locale.ROOT) + ": RINGPOST_VERIFY_"
                                + id.toUpperCase(Locale.ROOT) + " is off"));
    }
}
