package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Saved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One log line and a few numbers per attempt; no URL, no payload, no label per endpoint. */
@ApplicationScoped
public class DeliveryWatch {
    private static final WideLog LOG = WideLog.of(DeliveryWatch.class);

    private final MeterRegistry meters;
    private final AtomicLong dueLagMillis;
    private final AtomicInteger unreadable;
    private final AtomicInteger standing;
    private final Timer late;
    private final Counter lost;

    DeliveryWatch(MeterRegistry meters) {
        this.meters = meters;
        this.dueLagMillis = new AtomicLong();
        meters.gauge("ringpost.deliveries.due.lag.seconds", dueLagMillis, lag -> lag.get() / 1e3);
        this.unreadable = meters.gauge("ringpost.endpoints.unreadable", new AtomicInteger());
        this.standing = meters.gauge("ringpost.deliveries.lines.standing", new AtomicInteger());
        this.late = Timer.builder("ringpost.deliveries.late")
                .description("how long after its due time a delivery was claimed")
                .publishPercentileHistogram()
                .register(meters);
        this.lost = meters.counter("ringpost.deliveries.lease.lost");
    }

    void claimed(ClaimedDelivery delivery) {
        late.record(Duration.ofMillis(Math.max(0, delivery.lateMillis())));
    }

    void dueLag(Duration oldest) {
        dueLagMillis.set(oldest.toMillis());
    }

    /** The attempt is over and saved, or another replica has the delivery now. */
    void attempted(ClaimedDelivery delivery, Sent sent, Optional<Saved> saved) {
        Verdict verdict = sent.verdict();
        meters.counter("ringpost.deliveries.attempts", "outcome", verdict.outcome(), "cause", verdict.cause())
                .increment();
        meters.timer("ringpost.deliveries.latency", "outcome", verdict.outcome())
                .record(sent.latency());
        WideEvent line = line("webhook-attempt", delivery)
                .word("outcome", verdict.outcome())
                .word("error", verdict.error())
                .word("fault", verdict.fault())
                .millis("latency_ms", sent.latency())
                .number("late_ms", delivery.lateMillis());
        if (verdict.status() != null) {
            line.number("status", verdict.status());
        }
        saved.ifPresentOrElse(state -> said(line, sent, state), () -> lost(line));
    }

    private static void said(WideEvent line, Sent sent, Saved state) {
        line.word("delivery_status", state.status()).word("next_at", text(state.dueAt()));
        if (sent.ours()) {
            line.error("Webhook attempt failed by a fault of ours; it uses up nothing and is made again");
        } else {
            line.info("Webhook attempt made");
        }
    }

    /** The check of what is stored could not be made. */
    void unchecked(Throwable failure) {
        LOG.event("secrets-unchecked").failure(failure).warn("The endpoints' secrets could not be checked");
    }

    /** So many enabled endpoints cannot be delivered to. */
    void unreadable(int endpoints) {
        unreadable.set(endpoints);
        if (endpoints > 0) {
            LOG.event("secrets-unreadable")
                    .number("endpoints", endpoints)
                    .error("Endpoints' secrets cannot be read with RINGPOST_SECRETS_KEY; their deliveries wait");
        }
    }

    /** Nobody could be told of what failed; they will be. */
    void untold(Throwable failure) {
        LOG.event("failures-untold").failure(failure).warn("Failed deliveries could not be told; trying again");
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private void lost(WideEvent line) {
        lost.increment();
        line.warn("Webhook attempt made, but its lease was over and another replica has the delivery");
    }

    /** The attempt could not be saved while its lease held. */
    void unsaved(ClaimedDelivery delivery, Throwable failure) {
        meters.counter("ringpost.deliveries.unsaved").increment();
        line("webhook-attempt-unsaved", delivery)
                .failure(failure)
                .error("Webhook attempt made but not saved; it will be made again");
    }

    /** Due work could not be looked up. */
    void unclaimed(Throwable failure) {
        meters.counter("ringpost.deliveries.claim.failures").increment();
        LOG.event("claim-failed").failure(failure).warn("Due deliveries could not be claimed; trying again");
    }

    /** So many deliveries were held for too long. */
    void expired(int count) {
        if (count > 0) {
            meters.counter("ringpost.deliveries.expired").increment(count);
            LOG.event("deliveries-expired")
                    .number("count", count)
                    .warn("Deliveries were held for too long while their endpoint was disabled, and will not be made");
        }
    }

    /** In so many lines somebody waited and nobody's turn was; the next claim looks at them. */
    void linesStood(int lines) {
        standing.set(lines);
        if (lines > 0) {
            LOG.event("lines-stood").number("lines", lines).warn("Lines of ordered deliveries stood; they go on");
        }
    }

    /** An endpoint is in trouble. */
    void noticed(EndpointNotice notice) {
        String what = notice.disabled() ? "disabled" : "warned";
        meters.counter("ringpost.endpoints.notices", "notice", what).increment();
        LOG.event("endpoint-" + what)
                .word("endpoint", notice.endpointId())
                .number("percent", notice.percent())
                .word("reason", notice.reason())
                .warn(notice.disabled() ? "Endpoint disabled; its deliveries are held" : "Endpoint keeps failing");
    }

    /** An endpoint has fewer places; it is said when that is saved, so in rare cases twice. */
    void slowed(String endpoint, int places) {
        meters.counter("ringpost.endpoints.slowed").increment();
        LOG.event("endpoint-slowed")
                .word("endpoint", endpoint)
                .number("places", places)
                .info("Endpoint has too much to do and gets less at once");
    }

    /** What is left over could not be looked after; the next look will. */
    void untidied(Throwable failure) {
        LOG.event("housekeeping-failed").failure(failure).warn("Housekeeping of deliveries failed; trying again");
    }

    private static WideEvent line(String event, ClaimedDelivery delivery) {
        return LOG.event(event)
                .word("delivery", delivery.id())
                .word("endpoint", delivery.endpointId())
                .word("webhook_event", delivery.event())
                .number("attempt", delivery.attempt())
                .word(
                        "trace_id",
                        delivery.trace() == null ? null : delivery.trace().id());
    }
}
