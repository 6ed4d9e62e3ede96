package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.sender.Sender.Part;
import java.time.Duration;
import java.util.Map;

/** What the sender stands on is killed under a steady load, one after the other, and comes back. */
public final class Outages implements Scenario {
    private static final int RATE = Ground.number("rate", 200);
    private static final Duration BETWEEN = Duration.ofSeconds(Ground.number("outageEvery", 20));
    private static final Duration AWAY = Duration.ofSeconds(Ground.number("outage", 3));
    private static final long MOST_MILLIS = 15_000;

    @Override
    public String name() {
        return "outages";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Map<String, Part> parts = ground.sender().parts();
        Arrivals arrivals = ground.phase(1);
        Findings findings = new Findings();
        int count = RATE * (int) BETWEEN.toSeconds() * (parts.size() + 1);
        try (Background load =
                Background.run("load", () -> ground.send(count, RATE, i -> "e" + i % Ground.ENDPOINTS))) {
            parts.forEach((name, part) -> {
                load.join(BETWEEN);
                part.kill();
                Ground.pause(AWAY);
                part.revive();
                arrivals.awaitNext();
                recovered(findings, name, arrivals);
            });
        }
        int lost = Ground.missing(arrivals, count);
        return findings.figure("lost of " + count, Integer.toString(lost), "0", lost == 0)
                .figure("came twice", Long.toString(arrivals.again()))
                .latency("through it all", arrivals.tally());
    }

    private static void recovered(Findings findings, String name, Arrivals arrivals) {
        long end = System.nanoTime() + 4 * Duration.ofMillis(MOST_MILLIS).toNanos();
        while (arrivals.millisToNext() < 0 && System.nanoTime() < end) {
            Ground.pause(Duration.ofMillis(20));
        }
        long millis = arrivals.millisToNext();
        findings.figure(
                "fresh event after " + name + " is back",
                millis < 0 ? "none" : millis + " ms",
                "< 15 s",
                millis >= 0 && millis < MOST_MILLIS);
    }
}
