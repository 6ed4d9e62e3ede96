package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.PostLimit;
import io.ringpost.benchmarks.machine.Cpu;
import io.ringpost.benchmarks.sender.Measured;
import io.ringpost.benchmarks.sender.Sender;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A burst as fast as it goes, between the limits of the same machine in the same minutes. */
public final class Throughput implements Scenario {
    private static final int EVENTS = Ground.number("burst", 50_000);
    private static final int GOAL = 2_000;

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        long http = Math.round(new PostLimit(ground.vertx(), ground.receivers()).perSecond(EVENTS));
        Cpu cpu = ground.cpu();
        Arrivals all = ground.burst(EVENTS);
        Ground.await(all, EVENTS);
        JsonObject micros = cpu.perRequest(EVENTS);
        double sum = micros.stream()
                .mapToDouble(process -> ((Number) process.getValue()).doubleValue())
                .sum();
        Measured itself = ground.sender().processes().get(Sender.ITSELF);
        JsonObject database = ground.sender().databaseLimit(EVENTS);
        long perSecond = Math.round(all.perSecond());
        Findings findings = new Findings()
                .figure("deliveries", perSecond + "/s", "≥ " + GOAL + "/s", perSecond >= GOAL)
                .figure("processor time per delivery", String.format(Locale.ROOT, "%.3f ms", sum / 1000))
                .raw("cpuMicrosPerDelivery", micros)
                .figure("came twice", Long.toString(all.again()), "0", all.again() == 0)
                .figure("limit: the POSTs alone", http + "/s")
                .raw("deliveries", EVENTS);
        if (itself != null) {
            findings.figure("memory", itself.residentBytes().getAsLong() / (1 << 20) + " MiB");
        }
        if (!database.isEmpty()) {
            findings.figure("limit: the commits alone", database.getLong("perSecond") + "/s");
            double together = 1 / (1.0 / http + 1.0 / database.getLong("perSecond"));
            findings.figure("of both limits together", Math.round(100 * perSecond / together) + " %");
        }
        return findings;
    }
}
