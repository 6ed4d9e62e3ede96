package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** The relay's lease as far as this replica knows, and what it knows of the rows that were sent under it. */
final class HeldLease {
    private static final Logger LOG = Logger.getLogger(HeldLease.class);
    /** So often it is renewed before it is over. */
    private static final int RENEWALS = 3;

    private final RelayLease lease;
    private final long renewAfter;
    private final RelayMeters meters;
    private volatile boolean released;
    /** What is known under the present token; under another one, another replica may have sent. */
    private volatile Lanes lanes = new Lanes(System::nanoTime);

    private volatile OptionalLong token = OptionalLong.empty();
    private volatile long renewedAt;

    HeldLease(RelayLease lease, Duration length, RelayMeters meters) {
        this.lease = lease;
        this.renewAfter = length.toNanos() / RENEWALS;
        this.meters = meters;
    }

    /** The token to publish under; empty while another replica has the lease. */
    Uni<OptionalLong> hold() {
        return token.isPresent() && System.nanoTime() - renewedAt < renewAfter
                ? Uni.createFrom().item(token)
                : renew();
    }

    /** The same without asking. */
    OptionalLong token() {
        return token;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Publishing may take longer than the lease when the broker is slow. */
    void renewWhileBusy() {
        if (!released && token.isPresent() && System.nanoTime() - renewedAt > renewAfter) {
            renewedAt = System.nanoTime();
            renew().subscribe().with(done -> {}, failure -> LOG.debug("lease not renewed", failure));
        }
    }

    /** Another replica has it now. */
    void lost() {
        token = OptionalLong.empty();
        lanes = new Lanes(System::nanoTime);
        meters.held(false);
    }

    /** Gives it up for good. */
    Uni<Void> release() {
        released = true;
        OptionalLong held = token;
        token = OptionalLong.empty();
        meters.held(false);
        return held.isPresent()
                ? lease.release(held.getAsLong())
                : Uni.createFrom().voidItem();
    }

    private Uni<OptionalLong> renew() {
        long asked = System.nanoTime();
        return lease.hold()
                .invoke(answer -> {
                    if (!answer.equals(token)) {
                        lanes = new Lanes(System::nanoTime);
                    }
                    token = released ? OptionalLong.empty() : answer;
                    renewedAt = asked;
                    meters.held(answer.isPresent());
                })
                .map(answer -> token);
    }
}
