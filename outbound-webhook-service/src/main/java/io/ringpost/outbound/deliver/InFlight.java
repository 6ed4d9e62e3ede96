package io.ringpost.outbound.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.DueWork.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is under way in this replica, limited in number and in bytes: bodies are held until their attempt is saved. */
@ApplicationScoped
public class InFlight {
    private static final int HEAP_SHARE = 4;

    private final AtomicInteger deliveries;
    private final AtomicLong bytes;
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
        return new Room(
                Math.max(0, Math.min(settings.claim(), settings.inFlight() - deliveries.get())),
                Math.max(0, mostBytes - bytes.get()));
    }

    void add(ClaimedDelivery delivery) {
        deliveries.incrementAndGet();
        bytes.addAndGet(delivery.body().length);
    }

    void remove(ClaimedDelivery delivery) {
        deliveries.decrementAndGet();
        bytes.addAndGet(-delivery.body().length);
    }
}
