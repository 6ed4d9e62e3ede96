package io.ringpost.ingress.receive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.publish.PublishMeters;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the one line and the one measurement of each webhook. */
@Singleton
public class WebhookRecorder {
    private static final WideLog LOG = WideLog.of(WebhookRecorder.class);

    private final MeterRegistry meters;
    private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

    private record Measured(WebhookRoute route, int status) {}

    @Inject
    WebhookRecorder(MeterRegistry meters) {
        this.meters = meters;
    }

    void kept(
            WebhookTable.Hit hit, WebhookRequest request, Reply reply, Identity identity, Passage passage, long nanos) {
        int status = reply.status();
        timer(hit, status).record(Duration.ofNanos(nanos));
        passage.onto(LOG.event("webhook-kept"))
                .word("outcome", "kept")
                .word("provider", hit.route().provider().id())
                .word("route", hit.route().template())
                .number("status", status)
                .number("bytes", request.payload().length)
                .millis("ms", Duration.ofNanos(nanos))
                .info(hit.provider().sentence(identity));
    }

    void refused(WebhookTable.Hit hit, RefusalCause cause, long nanos) {
        timer(hit, cause.status()).record(Duration.ofNanos(nanos));
    }

    private Timer timer(WebhookTable.Hit hit, int status) {
        return timers.computeIfAbsent(new Measured(hit.route(), status), this::register);
    }

    private Timer register(Measured measured) {
        return Timer.builder("ringpost.ingress.webhook")
                .description("From the last byte of a webhook to its answer")
                .tag("provider", measured.route().provider().id())
                .tag("route", measured.route().template())
                .tag("status", Integer.toString(measured.status()))
                .serviceLevelObjectives(PublishMeters.buckets())
                .register(meters);
    }
}
