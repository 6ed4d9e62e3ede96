package io.ringpost.benchmarks;

import io.ringpost.benchmarks.verify.Verifying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures what it costs to prove a webhook; the goal is ten microseconds for 4 KiB. */
public final class VerificationBenchmark {
    private static final int ROUNDS = 5;

    private VerificationBenchmark() {}

    /** Runs it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Path results = BenchmarkSettings.fromProperties().results();
        Files.createDirectories(results);
        Path file = results.resolve(LocalDate.now(ZoneOffset.UTC) + "-verification.json");
        Options options = new OptionsBuilder()
                .include(Verifying.class.getName())
                .forks(Integer.getInteger("bench.forks", 1))
                .warmupIterations(ROUNDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m")
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .build();
        new Runner(options).run();
        System.out.println("written to " + file);
    }
}
