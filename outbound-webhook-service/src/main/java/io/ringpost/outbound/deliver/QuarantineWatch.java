package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.outbound.store.StuckDelivery;
import io.ringpost.outbound.store.UnreadableDelivery;
import jakarta.enterprise.context.ApplicationScoped;

/** What is said of deliveries that nothing can come of by a fault of ours. */
@ApplicationScoped
public class QuarantineWatch {
    private static final WideLog LOG = WideLog.of(QuarantineWatch.class);

    private final MeterRegistry meters;

    QuarantineWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    void unreadable(UnreadableDelivery unreadable) {
        meters.counter("ringpost.deliveries.unreadable").increment();
        line("delivery-unreadable", unreadable.delivery())
                .number("claims", unreadable.claims())
                .failure(unreadable.cause())
                .error("Claimed delivery cannot be read; it is set aside, others go on");
    }

    void ended(StuckDelivery stuck) {
        meters.counter("ringpost.deliveries.quarantined", "error", stuck.error())
                .increment();
        line("delivery-quarantined", stuck)
                .word("error", stuck.error())
                .word("fault", "ours")
                .error("Delivery ended as failed by a fault of ours; it can be given back once that is mended");
    }

    /** It could not be told for some leases; it will be ended without, or not at all. */
    void untold(StuckDelivery stuck, Throwable failure) {
        line("delivery-quarantine-untold", stuck)
                .failure(failure)
                .warn("Delivery could not be ended together with what tells of it; trying without");
    }

    /** It is not sent any more, and will be tried to be ended when its lease is over. */
    void unended(StuckDelivery stuck, Throwable failure) {
        line("delivery-quarantine-failed", stuck)
                .failure(failure)
                .error("Delivery could not be ended; it is not sent any more");
    }

    private static WideEvent line(String event, StuckDelivery stuck) {
        return LOG.event(event)
                .word("delivery", stuck.id())
                .word("endpoint", stuck.endpointId())
                .word("webhook_event", stuck.event());
    }
}
