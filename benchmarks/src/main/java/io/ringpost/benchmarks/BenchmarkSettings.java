package io.ringpost.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long and how hard; each is a system property {@code bench.<name>}.
 *
 * @param warmUp before anything counts, for each server
 * @param measure one measurement
 * @param rounds how often limits and subject are measured in turn
 * @param connections of the closed loop
 * @param rate requests per second of the open loop
 * @param open how long the open loop runs
 * @param results where the file goes
 */
record BenchmarkSettings(
        Duration warmUp, Duration measure, int rounds, int connections, int rate, Duration open, Path results) {

    static BenchmarkSettings fromProperties() {
        return new BenchmarkSettings(
                Duration.ofSeconds(number("warmUp", 30)),
                Duration.ofSeconds(number("measure", 8)),
                number("rounds", 3),
                number("connections", 256),
                number("rate", 500),
                Duration.ofSeconds(number("open", 30)),
                Path.of(System.getProperty("bench.results", "benchmarks/results")));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("bench." + name, otherwise);
    }
}
