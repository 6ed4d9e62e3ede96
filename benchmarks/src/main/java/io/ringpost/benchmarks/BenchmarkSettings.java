package io.ringpost.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long and how hard; each is a system property {@code bench.<name>}.
 *
 * @param warmUp before anything counts, for each server
 * @param measure one measurement
 * @param rounds how often limits and subject are measured in turn
 * @param connections of the closed loops, one after the other
 * @param rate requests per second of the open loop
 * @param open how long the open loop runs
 * @param outage how long the broker is away
 * @param results where the file goes
 */
record BenchmarkSettings(
        Duration warmUp,
        Duration measure,
        int rounds,
        List<Integer> connections,
        int rate,
        Duration open,
        Duration outage,
        Path results) {

    static BenchmarkSettings fromProperties() {
        return new BenchmarkSettings(
                Duration.ofSeconds(number("warmUp", 30)),
                Duration.ofSeconds(number("measure", 8)),
                number("rounds", 3),
                Stream.of(System.getProperty("bench.connections", "1,64,256").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                number("rate", 500),
                Duration.ofSeconds(number("open", 30)),
                Duration.ofSeconds(number("outage", 10)),
                Path.of(System.getProperty("bench.results", "benchmarks/results")));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("bench." + name, otherwise);
    }
}
