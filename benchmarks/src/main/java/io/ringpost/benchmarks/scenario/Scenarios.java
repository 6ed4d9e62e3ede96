package io.ringpost.benchmarks.scenario;

import java.util.List;
import java.util.stream.Stream;

/** Every scenario, in the order in which they run. */
public final class Scenarios {
    private Scenarios() {}

    /** All of them; a new one is a class and a line. */
    public static List<Scenario> all() {
        return List.of(
                new Throughput(),
                new Latency(),
                new Isolation(),
                new Backlog(),
                new Killed(),
                new Outages(),
                new Punctuality(),
                new Hostile(),
                new FanOut());
    }

    /** Those that a comma list names, or all. */
    public static List<Scenario> named(String names) {
        if (names.isBlank()) {
            return all();
        }
        return Stream.of(names.split(","))
                .map(String::strip)
                .map(Scenarios::one)
                .toList();
    }

    private static Scenario one(String name) {
        return all().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + name + " among "
                        + all().stream().map(Scenario::name).toList()));
    }
}
