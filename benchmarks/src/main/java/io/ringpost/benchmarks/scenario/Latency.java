package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Cpu;
import java.util.stream.Stream;

/** Steady rates, one after the other: from the planned moment of an event to the head of its POST. */
public final class Latency implements Scenario {
    private static final int SECONDS = Ground.number("seconds", 30);
    private static final String RATES = System.getProperty("bench.rates", "50,100,200,500");
    private static final int JUDGED = 200;
    private static final double P50 = 15;
    private static final double P99 = 100;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Findings findings = new Findings();
        Stream.of(RATES.split(",")).map(Integer::valueOf).forEach(rate -> {
            Cpu cpu = ground.cpu();
            Tally tally = ground.loaded(rate, SECONDS).tally();
            String what = "at " + rate + "/s";
            findings.raw("cpuMicrosPerDelivery " + what, cpu.perRequest((long) rate * SECONDS));
            if (rate == JUDGED) {
                boolean met = tally.millis(50) <= P50 && tally.millis(99) <= P99;
                findings.latency(what, tally, "p50 ≤ 15, p99 ≤ 100 ms", met);
            } else {
                findings.latency(what, tally);
            }
        });
        return findings;
    }
}
