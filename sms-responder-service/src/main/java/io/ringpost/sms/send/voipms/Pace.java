package io.ringpost.sms.send.voipms;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * VoIP.ms: about one request in a second, whoever's text it carries. Once it says that the limit of a minute is reached,
 * that holds for every text, so that nothing is asked until it is over.
 */
final class Pace {
    private final Duration gap;
    private final LongSupplier nanoTime;
    private long next;
    private long open;

    Pace(Duration gap, LongSupplier nanoTime) {
        this.gap = gap;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
        this.open = next;
    }

    /** Takes the next turn, which comes after this long. */
    synchronized Duration turn() {
        long now = nanoTime.getAsLong();
        long mine = next - now > 0 ? next : now;
        next = mine + gap.toNanos();
        return Duration.ofNanos(mine - now);
    }

    /** How long until a turn would come and something may be asked; it is not taken. */
    synchronized Duration untilNext() {
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(Math.max(0, Math.max(next - now, open - now)));
    }

    /** Whether every turn comes at once. */
    boolean none() {
        return gap.isZero();
    }

    /** For how long nothing may be asked; empty if it may. */
    synchronized Optional<Duration> closed() {
        Duration left = Duration.ofNanos(open - nanoTime.getAsLong());
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** Asks nothing for this long. */
    synchronized void close(Duration time) {
        open = nanoTime.getAsLong() + time.toNanos();
    }
}
