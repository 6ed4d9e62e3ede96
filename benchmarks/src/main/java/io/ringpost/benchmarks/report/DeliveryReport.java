package io.ringpost.benchmarks.report;

import io.ringpost.benchmarks.load.Tally;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Deliveries: latency, isolation, throughput.
 *
 * @param conditions machine, versions and settings
 * @param healthy all endpoints answer
 * @param beside the endpoints that answer while a tenth of all hang
 * @param throughput raw figures of the burst
 */
public record DeliveryReport(JsonObject conditions, Tally healthy, Tally beside, JsonObject throughput) {

    /** Prints the figures that the goals speak of. */
    public void print(PrintStream out) {
        out.println(conditions.encodePrettily());
        out.println("event planned to POST started, ms          p50      p99    p99.9      max");
        line(out, "all endpoints healthy", healthy);
        line(out, "healthy ones while 10 % hang", beside);
        out.printf(
                Locale.ROOT,
                "isolation: p50 of the healthy changes by %+.0f%%, p99 by %+.0f%%%n",
                change(50),
                change(99));
        out.println("burst: " + throughput.encode());
    }

    /** Writes everything that was measured. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(LocalDate.now(ZoneOffset.UTC) + "-deliveries.json");
        JsonObject result = new JsonObject()
                .put("conditions", conditions)
                .put("healthy", healthy.json())
                .put("besideHung", beside.json())
                .put("p99ChangePercent", Math.round(change(99)))
                .put("burst", throughput);
        return Files.writeString(file, result.encodePrettily() + "\n");
    }

    private double change(double percentile) {
        return 100 * (beside.millis(percentile) / healthy.millis(percentile) - 1);
    }

    private static void line(PrintStream out, String name, Tally tally) {
        out.printf(
                Locale.ROOT,
                "%-36s %8.2f %8.2f %8.2f %8.2f%n",
                name,
                tally.millis(50),
                tally.millis(99),
                tally.millis(99.9),
                tally.millis(100));
    }
}
