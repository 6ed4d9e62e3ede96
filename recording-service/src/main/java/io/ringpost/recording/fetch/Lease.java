package io.ringpost.recording.fetch;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The right to fetch one recording. It ends by itself a while after it was last renewed, counted from before the question,
 * so that here it never outlasts what the database says.
 */
final class Lease {

    private final Supplier<Uni<Boolean>> renewal;
    private final Duration time;
    private final LongSupplier nanos;
    private volatile long ends;
    private volatile boolean lost;
    private volatile boolean over;

    /**
     * Begins now.
     *
     * @param renewal asks the database for as long again; false if somebody else has it
     * @param nanos a clock as {@link System#nanoTime()}
     */
    Lease(Supplier<Uni<Boolean>> renewal, Duration time, LongSupplier nanos) {
        this.renewal = renewal;
        this.time = time;
        this.nanos = nanos;
        this.ends = nanos.getAsLong() + time.toNanos();
    }

    /** Asks for as long again; whether it holds. Fails if that cannot be asked. */
    Uni<Boolean> renew() {
        return Uni.createFrom().deferred(() -> {
            long asked = nanos.getAsLong();
            return renewal.get().map(kept -> renewed(asked, kept));
        });
    }

    private boolean renewed(long asked, boolean kept) {
        if (kept) {
            ends = asked + time.toNanos();
        } else {
            lost = true;
        }
        return holds();
    }

    /** Whether nobody else can have it. */
    boolean holds() {
        return !lost && !over && nanos.getAsLong() - ends < 0;
    }

    /** It was lost while it was needed. */
    boolean lost() {
        return !over && !holds();
    }

    /** It is needed no longer: what the database says of it from now on is no news. */
    void over() {
        over = true;
    }
}
