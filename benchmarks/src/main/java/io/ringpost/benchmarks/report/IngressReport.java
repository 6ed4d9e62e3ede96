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
 * The ingress beside its limits and beside a peer.
 *
 * @param conditions machine, versions and settings
 * @param rounds throughput, each with its own limits
 * @param latencies open loops at one rate, by what was asked
 * @param peer what a small Node server that does the same work reaches; empty if it could not be run
 * @param ledger what was promised and what was found
 */
public record IngressReport(
        JsonObject conditions, Rounds rounds, Map<String, Tally> latencies, JsonObject peer, Ledger ledger) {

    /**
     * Answers and records of the whole run.
     *
     * @param promised webhooks that were answered with a 2xx
     * @param kept records that the broker has of them
     */
    public record Ledger(long promised, long kept) {
        private String verdict() {
            return kept < promised ? "  LOST!" : "";
        }
    }

    /** Prints the figures that the goals speak of. */
    public void print(PrintStream out) {
        out.println(conditions.encodePrettily());
        rounds.print(out);
        out.println("open loop, ms from the planned moment     p50      p99    p99.9      max  statuses");
        latencies.forEach((name, tally) -> latency(out, name, tally));
        out.println("peer (Express and KafkaJS): " + (peer.isEmpty() ? "not run" : peer.encode()));
        out.printf(Locale.ROOT, "promised %d, kept %d%s%n", ledger.promised(), ledger.kept(), ledger.verdict());
    }

    /** Writes everything that was measured, the latencies as histogram logs beside it. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        JsonObject open = new JsonObject();
        for (Map.Entry<String, Tally> one : latencies.entrySet()) {
            String name = one.getKey().replaceAll("[^a-z0-9]+", "-");
            open.put(name, one.getValue().json());
            one.getValue().writeLatencies(directory.resolve(date + "-ingress-" + name + ".hlog"));
        }
        JsonObject result = new JsonObject()
                .put("conditions", conditions)
                .put("rounds", rounds.json())
                .put("openLoop", open)
                .put("peer", peer)
                .put("promised", ledger.promised())
                .put("kept", ledger.kept());
        return Files.writeString(directory.resolve(date + "-ingress.json"), result.encodePrettily() + "\n");
    }

    private static void latency(PrintStream out, String name, Tally tally) {
        out.printf(
                Locale.ROOT,
                "%-36s %8.3f %8.3f %8.3f %8.3f  %s%n",
                name,
                tally.millis(50),
                tally.millis(99),
                tally.millis(99.9),
                tally.millis(100),
                tally.statuses());
    }
}
