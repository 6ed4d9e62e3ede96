package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.Receivers.Place;
import io.ringpost.benchmarks.load.Tally;

/** The same rate to healthy endpoints, alone and beside a tenth more that accept and never answer. */
public final class Isolation implements Scenario {
    private static final int HUNG = Ground.ENDPOINTS / 10;
    private static final int RATE = Ground.number("rate", 200);
    private static final int SECONDS = Ground.number("seconds", 30);
    private static final double MOST_CHANGE = 10;

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Tally alone = ground.loaded(RATE, SECONDS).tally();
        Place hung = ground.receivers().hung();
        for (int i = 0; i < HUNG; i++) {
            ground.sender().endpoint("e" + (Ground.ENDPOINTS + i), hung.url(i));
        }
        Tally beside = besideHung(ground);
        double change = 100 * (beside.millis(99) / alone.millis(99) - 1);
        return new Findings()
                .latency("healthy endpoints alone", alone)
                .latency("beside 10 % that hang", beside)
                .figure(
                        "p99 of the healthy changes by",
                        Math.round(change) + " %",
                        "≤ " + Math.round(MOST_CHANGE) + " %",
                        change <= MOST_CHANGE);
    }

    /** Events in turn; those for the hung endpoints never count, and the others' rate stays the same. */
    private static Tally besideHung(Ground ground) {
        int all = Ground.ENDPOINTS + HUNG;
        int rate = RATE * all / Ground.ENDPOINTS;
        int count = rate * SECONDS / all * all;
        Arrivals arrivals = ground.phase(1);
        ground.send(count, rate, i -> "e" + i % all);
        Ground.await(arrivals, count / all * Ground.ENDPOINTS);
        return arrivals.tally();
    }
}
