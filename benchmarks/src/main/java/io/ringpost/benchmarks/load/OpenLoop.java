package io.ringpost.benchmarks.load;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests start by a fixed plan, whatever the server does, and latency counts from the planned moment: a stall is felt
 * by every request that should have been sent meanwhile.
 */
public final class OpenLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Vertx vertx;
    private final int connections;

    /** A plan served by so many connections; what finds none free waits, and the waiting counts. */
    public OpenLoop(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
    }

    /** Sends at the rate for the time, then takes the last answers. */
    public Tally run(int port, PreparedRequests requests, int perSecond, Duration time) {
        Tally tally = new Tally();
        long planned = perSecond * time.toSeconds();
        try (Wires wires = Wires.open(vertx, port, connections)) {
            Desk desk = new Desk(requests, tally);
            wires.all().forEach(wire -> desk.add(wire));
            long start = System.nanoTime();
            for (long i = 0; i < planned; i++) {
                long intended = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                until(intended);
                desk.start(intended);
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (tally.answers() < planned && System.nanoTime() < end) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            tally.took(Duration.ofNanos(System.nanoTime() - start));
        }
        if (tally.answers() < planned) {
            throw new IllegalStateException(planned - tally.answers() + " requests were never answered");
        }
        return tally;
    }

    private static void until(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Gives each planned request a free connection, or the next one that becomes free. */
    private static final class Desk {
        private final PreparedRequests requests;
        private final Tally tally;
        private final Deque<Wire> free = new ArrayDeque<>();
        private final Deque<Long> waiting = new ArrayDeque<>();

        Desk(PreparedRequests requests, Tally tally) {
            this.requests = requests;
            this.tally = tally;
        }

        void add(Wire wire) {
            wire.on(this::answered, tally::brokenConnection);
            free.add(wire);
        }

        synchronized void start(long intended) {
            Wire wire = free.poll();
            if (wire == null) {
                waiting.add(intended);
            } else {
                wire.send(requests.next(), intended);
            }
        }

        private void answered(Wire wire, int status) {
            tally.answer(status, System.nanoTime() - wire.intended());
            Long intended = freed(wire);
            if (intended != null) {
                wire.send(requests.next(), intended);
            }
        }

        private synchronized @Nullable Long freed(Wire wire) {
            Long intended = waiting.poll();
            if (intended == null) {
                free.add(wire);
            }
            return intended;
        }
    }
}
