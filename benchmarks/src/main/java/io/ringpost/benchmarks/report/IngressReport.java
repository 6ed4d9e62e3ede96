package io.ringpost.benchmarks.report;

import io.ringpost.benchmarks.load.Tally;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The ingress beside its limits.
 *
 * @param conditions machine, versions and settings
 * @param rounds each with its own limits
 * @param openEcho open-loop latencies of the server that does nothing
 * @param openIngress open-loop latencies of the ingress at the same rate
 * @param promised webhooks that were answered with a 2xx in the whole run
 * @param kept records that the broker has of them
 */
public record IngressReport(
        JsonObject conditions, List<Round> rounds, Tally openEcho, Tally openIngress, long promised, long kept) {

    /** The round whose ratio is in the middle. */
    public double ratio() {
        List<Double> sorted = rounds.stream().map(Round::ratio).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Prints the figures that the goals speak of. */
    public void print(PrintStream out) {
        out.println(conditions.encodePrettily());
        out.println("round   HTTP/s  producer/s   limit/s  ingress/s   ratio");
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            out.printf(
                    Locale.ROOT,
                    "%5d %8.0f %11.0f %9.0f %10.0f %6.0f%%%n",
                    i + 1,
                    round.http(),
                    round.producer(),
                    round.limit(),
                    round.ingress(),
                    100 * round.ratio());
        }
        out.printf(Locale.ROOT, "verified + durable: %.0f%% of the limit (median of the rounds)%n", 100 * ratio());
        out.println("open loop, ms from the planned moment     p50      p99    p99.9      max");
        latency(out, "HTTP without work", openEcho);
        latency(out, "verified + durable", openIngress);
        out.printf(Locale.ROOT, "promised %d, kept %d%s%n", promised, kept, kept < promised ? "  LOST!" : "");
    }

    /** Writes everything that was measured. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(LocalDate.now(java.time.ZoneOffset.UTC) + "-ingress.json");
        JsonArray all = new JsonArray();
        rounds.forEach(round -> all.add(round.raw()
                .put("limit", Math.round(round.limit()))
                .put("ratio", Math.round(1000 * round.ratio()) / 1000.0)));
        JsonObject result = new JsonObject()
                .put("conditions", conditions)
                .put("medianRatio", Math.round(1000 * ratio()) / 1000.0)
                .put("rounds", all)
                .put("openLoop", new JsonObject().put("http", openEcho.json()).put("ingress", openIngress.json()))
                .put("promised", promised)
                .put("kept", kept);
        return Files.writeString(file, result.encodePrettily() + "\n");
    }

    private static void latency(PrintStream out, String name, Tally tally) {
        out.printf(
                Locale.ROOT,
                "%-36s %8.3f %8.3f %8.3f %8.3f%n",
                name,
                tally.millis(50),
                tally.millis(99),
                tally.millis(99.9),
                tally.millis(100));
    }
}
