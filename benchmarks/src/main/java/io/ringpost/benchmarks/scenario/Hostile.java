package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.HostileReceivers;
import io.ringpost.benchmarks.deliveries.HostileReceivers.Kind;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.sender.Measured;
import io.ringpost.benchmarks.sender.Sender;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;

/** Receivers that mean harm, beside healthy ones: memory, how long they hold a call, and what the others feel. */
public final class Hostile implements Scenario {
    private static final int OF_EACH = Ground.number("hostileOfEach", 5);
    private static final int RATE = Ground.number("rate", 200);
    private static final int SECONDS = Ground.number("seconds", 30);
    private static final int ONE_IN = 10;
    private static final double MOST_GROWTH = 64;
    private static final long DEADLINE_MILLIS = 6_000;
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Tally before = ground.loaded(RATE, SECONDS).tally();
        try (HostileReceivers hostile = HostileReceivers.start(ground.vertx())) {
            int count = endpoints(ground, hostile);
            Measured itself = ground.sender().processes().get(Sender.ITSELF);
            long resident = itself == null ? -1 : itself.residentBytes().getAsLong();
            AtomicLong most = new AtomicLong(resident);
            long watch = ground.vertx()
                    .setPeriodic(
                            500,
                            timer -> most.accumulateAndGet(
                                    itself == null ? -1 : itself.residentBytes().getAsLong(), Math::max));
            Tally beside = beside(ground, count);
            Ground.pause(Duration.ofMillis(DEADLINE_MILLIS));
            ground.vertx().cancelTimer(watch);
            return findings(ground, hostile, before, beside)
                    .figure(
                            "memory grows by",
                            Math.round((most.get() - resident) / MIB) + " MiB of " + Math.round(resident / MIB),
                            "≤ " + Math.round(MOST_GROWTH) + " MiB",
                            (most.get() - resident) / MIB <= MOST_GROWTH);
        }
    }

    /** Each hears of an address of its own. */
    private static int endpoints(Ground ground, HostileReceivers hostile) {
        int count = 0;
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            for (int i = 0; i < OF_EACH; i++) {
                ground.sender().endpoint("h" + count++, hostile.url(kind));
            }
        }
        return count;
    }

    /** Every eleventh event is for one of them, so that the rate of the healthy ones stays the same. */
    private static Tally beside(Ground ground, int hostile) {
        Arrivals arrivals = ground.phase(1);
        int count = RATE * SECONDS;
        ground.send(
                count + count / ONE_IN,
                RATE + RATE / ONE_IN,
                i -> i % (ONE_IN + 1) == ONE_IN ? "h" + i / (ONE_IN + 1) % hostile : "e" + i % Ground.ENDPOINTS);
        Ground.await(arrivals, count);
        return arrivals.tally();
    }

    private static Findings findings(Ground ground, HostileReceivers hostile, Tally before, Tally beside) {
        Findings findings = new Findings()
                .latency("healthy endpoints alone", before)
                .latency("beside hostile ones", beside)
                .raw("outcomes", ground.sender().outcomes());
        JsonObject kinds = hostile.json();
        findings.raw("kinds", kinds);
        long longest = hostile.longestMillis();
        return findings.figure("different kinds", Integer.toString(kinds.size()))
                .figure("called", hostile.calls() + " times")
                .figure("longest held", longest + " ms", "≤ 6 s", longest <= DEADLINE_MILLIS)
                .figure("reached by a redirect", Long.toString(hostile.reached()), "0", hostile.reached() == 0);
    }
}
