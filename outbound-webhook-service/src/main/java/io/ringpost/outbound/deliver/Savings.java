package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells a delivery that cannot be saved from a database that saves nothing: the fault is the delivery's own only if others of
 * its kind were saved while it was not, more than once, as a fault that was mended in between looks the same once.
 */
@ApplicationScoped
public class Savings {
    private static final int PROOFS = 2;

    /** Who is forgotten is only sent some more times. */
    private static final int SUSPECTS = 10_000;

    private final LongSupplier nanos;
    private final int most;
    private final long lease;
    private final long young;
    private final long started;
    private volatile long lastPlain;
    private volatile long lastOther;
    private final Map<String, Integer> suspects = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > SUSPECTS;
        }
    };

    @Inject
    Savings(DeliverySettings settings) {
        this(settings, System::nanoTime);
    }

    Savings(DeliverySettings settings, LongSupplier nanos) {
        this.nanos = nanos;
        this.most = settings.unsavedClaims();
        this.lease = settings.lease().toNanos();
        this.young = settings.quarantineAfter().toNanos();
        this.started = nanos.getAsLong();
        this.lastPlain = started;
        this.lastOther = started;
    }

    /** Looks on while it is saved. What only says 2xx is another kind than what has consequences: it writes less. */
    Uni<Optional<Saved>> watch(ClaimedDelivery delivery, boolean plain, Uni<Optional<Saved>> saving) {
        return Uni.createFrom().deferred(() -> {
            long began = nanos.getAsLong();
            return saving.invoke(saved -> {
                        if (saved.isPresent()) {
                            saved(delivery, plain);
                        } else {
                            unsaved(delivery, plain, began);
                        }
                    })
                    .onFailure()
                    .invoke(failure -> unsaved(delivery, plain, began));
        });
    }

    /** It could not even be tried, and so has nothing to save. */
    void unsent(ClaimedDelivery delivery) {
        if (working()) {
            suspect(delivery);
        }
    }

    /** Whether it, and not the database, is why it was never saved. */
    boolean guilty(ClaimedDelivery delivery) {
        if (delivery.claims() <= most || young()) {
            return false;
        }
        synchronized (suspects) {
            return suspects.getOrDefault(delivery.id(), 0) >= PROOFS;
        }
    }

    /** Whether anything was saved within a lease; not while the process is young, as it may only ever become that old. */
    boolean working() {
        return !young() && (lately(lastPlain) || lately(lastOther));
    }

    private boolean young() {
        return nanos.getAsLong() - started < young;
    }

    private boolean lately(long last) {
        return last - started > 0 && nanos.getAsLong() - last <= lease;
    }

    private void saved(ClaimedDelivery delivery, boolean plain) {
        if (plain) {
            lastPlain = nanos.getAsLong();
        } else {
            lastOther = nanos.getAsLong();
        }
        if (nearEnd(delivery)) {
            synchronized (suspects) {
                suspects.remove(delivery.id());
            }
        }
    }

    private void unsaved(ClaimedDelivery delivery, boolean plain, long began) {
        if ((plain ? lastPlain : lastOther) - began > 0) {
            suspect(delivery);
        }
    }

    private void suspect(ClaimedDelivery delivery) {
        if (nearEnd(delivery)) {
            synchronized (suspects) {
                suspects.merge(delivery.id(), 1, Integer::sum);
            }
        }
    }

    /** Only then is it worth remembering. */
    private boolean nearEnd(ClaimedDelivery delivery) {
        return delivery.claims() > most - PROOFS;
    }
}
