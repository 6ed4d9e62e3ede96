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
 * Incoming calls: registered at Retell, kept, answered.
 *
 * @param conditions machine, versions and settings
 * @param retell latencies of the played Retell alone, as the same generator sees them
 * @param answers latencies of the whole answer
 * @param registered calls that the ingress says it registered
 * @param planned calls that were made, the warm-up's included
 */
public record AnswerReport(JsonObject conditions, Tally retell, Tally answers, long registered, long planned) {

    /** What the ingress adds to Retell's own time, in milliseconds, at a percentile. */
    public double added(double percentile) {
        return answers.millis(percentile) - retell.millis(percentile);
    }

    /** Prints the figures. */
    public void print(PrintStream out) {
        out.println(conditions.encodePrettily());
        out.println("open loop, ms from the planned moment     p50      p99    p99.9      max");
        line(out, "Retell alone", retell);
        line(out, "register, keep and answer", answers);
        out.printf(Locale.ROOT, "answer minus Retell: p50 %.2f ms, p99 %.2f ms%n", added(50), added(99));
        out.printf(
                Locale.ROOT,
                "calls %d, registered %d%s%n",
                planned,
                registered,
                registered < planned ? "  THE REST HEARD THE FALLBACK" : "");
    }

    /** Writes everything that was measured. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(LocalDate.now(ZoneOffset.UTC) + "-answers.json");
        JsonObject result = new JsonObject()
                .put("conditions", conditions)
                .put("retell", retell.json())
                .put("answers", answers.json())
                .put("addedMillis", new JsonObject().put("p50", added(50)).put("p99", added(99)))
                .put("calls", planned)
                .put("registered", registered);
        return Files.writeString(file, result.encodePrettily() + "\n");
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
