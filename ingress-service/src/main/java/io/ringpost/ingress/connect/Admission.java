package io.ringpost.ingress.connect;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets newcomers in a few at a time while the house is full. Each of them makes another one go, who may come again at once:
 * let in as fast as they come, they would take all the time of those whose requests are whole. Who is not let in yet waits
 * in the system's queue.
 */
final class Admission {
    static final Duration TURN = Duration.ofMillis(10);
    static final int AT_A_TIME = 16;

    private final Channel door;
    private final BooleanSupplier full;
    private final Runnable closed;
    private final LongSupplier nanoTime;
    private long turnBegan;
    private int passed;

    /** Stands at a listening socket, whose event loop alone calls it; tells whenever it closes for the rest of a turn. */
    Admission(Channel door, BooleanSupplier full, Runnable closed) {
        this(door, full, closed, System::nanoTime);
    }

    Admission(Channel door, BooleanSupplier full, Runnable closed, LongSupplier nanoTime) {
        this.door = door;
        this.full = full;
        this.closed = closed;
        this.nanoTime = nanoTime;
        this.turnBegan = nanoTime.getAsLong();
    }

    /** One more came in. */
    void pass() {
        long now = nanoTime.getAsLong();
        if (now - turnBegan >= TURN.toNanos()) {
            turnBegan = now;
            passed = 0;
        }
        passed++;
        if (passed >= AT_A_TIME && full.getAsBoolean() && door.config().isAutoRead()) {
            door.config().setAutoRead(false);
            var unused = door.eventLoop()
                    .schedule(
                            () -> door.config().setAutoRead(true),
                            turnBegan + TURN.toNanos() - now,
                            TimeUnit.NANOSECONDS);
            closed.run();
        }
    }
}
