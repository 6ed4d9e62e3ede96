package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import java.time.Duration;

/** A long queue of one endpoint that hangs, and fresh events of the others. */
public final class Backlog implements Scenario {
    private static final int BACKLOG = Ground.number("backlog", 200_000);
    private static final int RATE = Ground.number("rate", 200);
    private static final int SECONDS = Ground.number("seconds", 30);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double MOST_MILLIS = 1_000;
    private static final double MOST_CHANGE = 10;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Tally before = ground.loaded(RATE, SECONDS).tally();
        ground.sender().endpoint("queue", ground.receivers().hung().url(0));
        long taken = ground.sender().taken();
        ground.phase(1);
        long start = System.nanoTime();
        ground.send(BACKLOG, 0, i -> "queue");
        if (taken >= 0) {
            Await.until("the queue is there", PATIENCE, () -> ground.sender().taken() >= taken + BACKLOG);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Tally behind = ground.loaded(RATE, SECONDS).tally();
        double change = 100 * (behind.millis(99) / before.millis(99) - 1);
        return new Findings()
                .figure("taken in", Math.round(BACKLOG / seconds) + "/s")
                .latency("without it", before)
                .latency(
                        "beside " + BACKLOG + " of one endpoint", behind, "max < 1 s", behind.millis(100) < MOST_MILLIS)
                .figure("p99 of the others changes by", Math.round(change) + " %", "≤ 10 %", change <= MOST_CHANGE);
    }
}
