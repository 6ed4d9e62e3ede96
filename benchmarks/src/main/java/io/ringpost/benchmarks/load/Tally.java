package io.ringpost.benchmarks.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** What came back: answers by status, their latencies, connections that broke. */
public final class Tally {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    private final Histogram latencies = new ConcurrentHistogram(LONGEST, DIGITS);
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final LongAdder broken = new LongAdder();
    private volatile Duration took = Duration.ZERO;

    /** Counts one. */
    public void answer(int status, long nanos) {
        statuses.computeIfAbsent(status, first -> new LongAdder()).increment();
        latencies.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
    }

    /** Counts one that had no answer. */
    public void brokenConnection() {
        broken.increment();
    }

    /** How long all of it took. */
    public void took(Duration time) {
        took = time;
    }

    /** All answers. */
    public long answers() {
        return statuses.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Answers that promise that the webhook is kept. */
    public long kept() {
        return statuses.entrySet().stream()
                .filter(status -> status.getKey() / 100 == 2)
                .mapToLong(status -> status.getValue().sum())
                .sum();
    }

    /** Kept per second. */
    public double perSecond() {
        return took.isZero() ? 0 : kept() * 1e9 / took.toNanos();
    }

    /** A percentile in milliseconds. */
    public double millis(double percentile) {
        return Math.round(latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI * 1000) / 1000.0;
    }

    /** Writes every latency, in nanoseconds, as an HdrHistogram log that its tools can plot and compare. */
    public void writeLatencies(Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputLogFormatVersion();
            writer.outputLegend();
            writer.outputIntervalHistogram(latencies);
        }
    }

    /** How often each status came. */
    public JsonObject statuses() {
        JsonObject byStatus = new JsonObject();
        statuses.forEach((status, count) -> byStatus.put(Integer.toString(status), count.sum()));
        return byStatus;
    }

    /** For the results file. */
    public JsonObject json() {
        JsonObject percentiles = new JsonObject();
        for (double percentile : PERCENTILES) {
            percentiles.put("p" + Double.toString(percentile).replace(".0", ""), millis(percentile));
        }
        return new JsonObject()
                .put("perSecond", Math.round(perSecond()))
                .put("statuses", statuses())
                .put("brokenConnections", broken.sum())
                .put("millis", percentiles);
    }
}
