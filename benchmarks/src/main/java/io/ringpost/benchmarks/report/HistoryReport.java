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
import java.util.Map;

/**
 * How long lists of deliveries take while others are delivered.
 *
 * @param conditions machine, versions and settings
 * @param questions what was asked
 * @param deliveries from the planned moment of an event to its POST, meanwhile
 */
public record HistoryReport(JsonObject conditions, Map<String, Tally> questions, Tally deliveries) {
    private static final double GOAL_MILLIS = 50;
    private static final double PERCENTILE = 95;

    /** Prints each question's percentiles beside the goal. */
    public void print(PrintStream out) {
        out.println(conditions.encodePrettily());
        out.println("asked, ms                                   p50      p95      p99   goal of p95");
        questions.forEach((name, tally) -> line(out, name, tally));
        line(out, "event to POST meanwhile", deliveries);
    }

    /** Writes everything that was measured. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        JsonObject asked = new JsonObject();
        questions.forEach((name, tally) -> asked.put(name, tally.json().put("p95Millis", tally.millis(PERCENTILE))));
        JsonObject result = new JsonObject()
                .put("conditions", conditions)
                .put("questions", asked)
                .put("deliveries", deliveries.json());
        return Files.writeString(
                directory.resolve(LocalDate.now(ZoneOffset.UTC) + "-history.json"), result.encodePrettily() + "\n");
    }

    private static void line(PrintStream out, String name, Tally tally) {
        out.printf(
                Locale.ROOT,
                "%-38s %8.2f %8.2f %8.2f %8.0f%n",
                name,
                tally.millis(50),
                tally.millis(PERCENTILE),
                tally.millis(99),
                GOAL_MILLIS);
    }
}
