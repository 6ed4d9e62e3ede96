package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.Receivers.Place;

/** One event that two hundred endpoints want: how long until the last has it? */
public final class FanOut implements Scenario {
    private static final int WIDTH = Ground.number("fanOut", 200);
    private static final int EVENTS = Ground.number("fanOutEvents", 30);

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public Findings run(Ground ground) {
        ground.warmedUp();
        Place place = ground.receivers().healthy();
        for (int i = 0; i < WIDTH; i++) {
            ground.sender().endpoint("all", place.url(i));
        }
        send(ground, Math.max(1, EVENTS / 3));
        Arrivals arrivals = send(ground, EVENTS);
        return new Findings()
                .latency("first to last of " + WIDTH, arrivals.tally())
                .latency("the last of each event", arrivals.lasts());
    }

    /** One a second, so that none waits for another. */
    private static Arrivals send(Ground ground, int events) {
        Arrivals arrivals = ground.phase(WIDTH);
        ground.send(events, 1, i -> "all");
        Ground.await(arrivals, events * WIDTH);
        return arrivals;
    }
}
