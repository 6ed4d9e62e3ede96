package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrival;
import io.ringpost.benchmarks.deliveries.Arrivals;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The sender is killed again and again under a steady load. What may come twice is what was under way: what its store
 * says, or else POSTs that were not answered yet and those whose answer had no time to be saved.
 */
public final class Killed implements Scenario {
    private static final int RATE = Ground.number("rate", 200);
    private static final int SECONDS = Ground.number("killSeconds", 300);
    private static final Duration EVERY = Duration.ofSeconds(Ground.number("killEvery", 10));
    private static final long ANSWER_MILLIS = 50;
    private static final long UNSAVED_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger open = new AtomicInteger();
    private final Deque<Long> answered = new ConcurrentLinkedDeque<>();

    @Override
    public String name() {
        return "killed";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp(ground.receivers().place(arrival -> slowly(ground, arrival)));
        Arrivals arrivals = ground.phase(1);
        LongAdder exposed = new LongAdder();
        int count = RATE * SECONDS;
        int kills = 0;
        try (Background load =
                Background.run("load", () -> ground.send(count, RATE, i -> "e" + i % Ground.ENDPOINTS))) {
            while (load.running()) {
                load.join(EVERY);
                if (load.running()) {
                    ground.sender().kill();
                    long told = ground.sender().underWay();
                    exposed.add(told >= 0 ? told : underWay());
                    ground.sender().revive();
                    kills++;
                }
            }
        }
        int lost = Ground.missing(arrivals, count);
        return new Findings()
                .figure("killed", kills + " times")
                .figure("lost of " + count, Integer.toString(lost), "0", lost == 0)
                .figure(
                        "came twice",
                        Long.toString(arrivals.again()),
                        "≤ " + exposed.sum() + " under way",
                        arrivals.again() <= exposed.sum())
                .latency("through it all", arrivals.tally());
    }

    private void slowly(Ground ground, Arrival arrival) {
        ground.receivers().arrivals().count(arrival);
        open.incrementAndGet();
        ground.vertx().setTimer(ANSWER_MILLIS, timer -> {
            open.decrementAndGet();
            answered.addLast(System.nanoTime());
            var unused = arrival.response().end();
        });
    }

    /** Some of those that were open are counted as answered too by now; the bound is not made to be tight. */
    private long underWay() {
        long since = System.nanoTime() - UNSAVED_NANOS;
        answered.removeIf(at -> at - since < 0);
        return (long) open.get() + answered.size();
    }
}
