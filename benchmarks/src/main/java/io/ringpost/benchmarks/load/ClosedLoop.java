package io.ringpost.benchmarks.load;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Every connection sends its next request as soon as it has its answer: shows throughput. Its latencies hide waiting
 * (a slow server is asked less often), so only the open loop's are quoted.
 */
public final class ClosedLoop {
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final int connections;

    /** A loop over so many connections. */
    public ClosedLoop(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
    }

    /** Loads the server for the time, then takes the last answers. */
    public Tally run(int port, PreparedRequests requests, Duration time) throws InterruptedException {
        Tally tally = new Tally();
        try (Wires wires = Wires.open(vertx, port, connections)) {
            CountDownLatch ended = new CountDownLatch(connections);
            long start = System.nanoTime();
            long end = start + time.toNanos();
            for (Wire wire : wires.all()) {
                wire.on((same, status) -> next(same, status, requests, new Round(tally, end, ended)), () -> {
                    tally.brokenConnection();
                    ended.countDown();
                });
                wire.send(requests.next(), System.nanoTime());
            }
            LockSupport.parkNanos(time.toNanos());
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(ended.getCount() + " requests were never answered");
            }
            tally.took(Duration.ofNanos(System.nanoTime() - start));
        }
        return tally;
    }

    private record Round(Tally tally, long end, CountDownLatch ended) {}

    private static void next(Wire wire, int status, PreparedRequests requests, Round round) {
        long now = System.nanoTime();
        round.tally().answer(status, now - wire.intended());
        if (now < round.end()) {
            wire.send(requests.next(), now);
        } else {
            round.ended().countDown();
        }
    }
}
