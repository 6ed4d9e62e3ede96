package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrival;
import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.sender.SenderOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A fifth of all first attempts fail; when do the second ones come, with every wait a sixtieth of what it is, and many others scheduled? */
public final class Punctuality implements Scenario {
    private static final int RATE = Ground.number("rate", 200);
    private static final int SECONDS = Ground.number("seconds", 30);
    private static final int SCHEDULED = Ground.number("scheduled", 100_000);
    private static final int ONE_IN = 5;
    private static final int SHORTER = 60;
    private static final int FAILURE = 500;
    private static final double MOST_MILLIS = 1_000;

    private final Map<Integer, Long> failedAt = new ConcurrentHashMap<>();
    private final AtomicInteger early = new AtomicInteger();
    private volatile Tally lateness = new Tally();

    @Override
    public String name() {
        return "punctuality";
    }

    @Override
    public SenderOptions options() {
        return SenderOptions.shortened(SHORTER);
    }

    @Override
    public Findings run(Ground ground) {
        ground.endpoints(Ground.ENDPOINTS, ground.receivers().place(arrival -> flaky(ground, arrival)));
        load(ground, Math.max(1, SECONDS / 3));
        int scheduled = ground.sender().schedule(SCHEDULED);
        early.set(0);
        lateness = new Tally();
        failedAt.clear();
        Arrivals arrivals = load(ground, SECONDS);
        return new Findings()
                .figure("scheduled beside them", Integer.toString(scheduled))
                .figure("repeats", Integer.toString((int) lateness.answers()))
                .figure("early", Integer.toString(early.get()), "0", early.get() == 0)
                .latency("lateness", lateness, "p99 ≤ 1 s", lateness.millis(99) <= MOST_MILLIS)
                .figure("came twice", Long.toString(arrivals.again()));
    }

    private static Arrivals load(Ground ground, int seconds) {
        Arrivals arrivals = ground.phase(1);
        ground.send(RATE * seconds, RATE, i -> "e" + i % Ground.ENDPOINTS);
        Ground.await(arrivals, RATE * seconds);
        return arrivals;
    }

    private void flaky(Ground ground, Arrival arrival) {
        Long failed = failedAt.get(arrival.sequence());
        if (arrival.sequence() % ONE_IN == 0 && failed == null) {
            var unused = arrival.response().setStatusCode(FAILURE).end();
            failedAt.put(arrival.sequence(), System.nanoTime());
            return;
        }
        if (failed != null) {
            long late = arrival.at() - failed - ground.options().firstRetry().toNanos();
            lateness.answer(200, late);
            early.addAndGet(late < 0 ? 1 : 0);
        }
        ground.receivers().arrivals().count(arrival);
        var unused = arrival.response().end();
    }
}
