package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is under way in this replica, limited in number and in bytes: bodies are held until their attempt is saved. Of the
 * places a quarter is kept for first attempts and a quarter for repeats: neither ever waits for the other's end.
 */
@ApplicationScoped
public class InFlight {
    private static final int HEAP_SHARE = 4;
    private static final int KEPT_SHARE = 4;

    private final AtomicInteger deliveries;
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicLong bytes;
    /** Where something may wait for a place. */
    private final Set<String> full = ConcurrentHashMap.newKeySet();

    private final DeliverySettings settings;
    private final long mostBytes;

    InFlight(DeliverySettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.mostBytes = settings.inFlightBytes().orElse(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        this.deliveries = meters.gauge("ringpost.deliveries.in.flight", new AtomicInteger());
        this.bytes = meters.gauge("ringpost.deliveries.in.flight.bytes", new AtomicLong());
    }

    int deliveries() {
        return deliveries.get();
    }

    /** What one claim may take now. */
    Room room() {
        int repeated = repeats.get();
        int all = deliveries.get();
        int share = settings.inFlight() - settings.inFlight() / KEPT_SHARE;
        return new Room(
                Math.max(0, Math.min(settings.claim(), settings.inFlight() - all)),
                Math.max(0, share - (all - repeated)),
                Math.max(0, share - repeated),
                Math.max(0, mostBytes - bytes.get()));
    }

    void add(ClaimedDelivery delivery) {
        deliveries.incrementAndGet();
        repeats.addAndGet(delivery.repeated() ? 1 : 0);
        bytes.addAndGet(delivery.body().length);
        if (delivery.awaited()) {
            full.add(delivery.endpointId());
        }
    }

    /**
     * Tells whether something may have waited for its place. Claims that leave something behind for want of room fill more than
     * half of it; of places that other replicas took nothing is known, and the next look finds them.
     */
    boolean remove(ClaimedDelivery delivery) {
        boolean waitedFor = waitedFor(delivery);
        deliveries.decrementAndGet();
        repeats.addAndGet(delivery.repeated() ? -1 : 0);
        bytes.addAndGet(-delivery.body().length);
        full.remove(delivery.endpointId());
        return waitedFor;
    }

    /** Whether something may wait for its place now. */
    boolean waitedFor(ClaimedDelivery delivery) {
        return delivery.awaited()
                || full.contains(delivery.endpointId())
                || deliveries.get() > settings.inFlight() / 2
                || bytes.get() > mostBytes / 2;
    }
}
