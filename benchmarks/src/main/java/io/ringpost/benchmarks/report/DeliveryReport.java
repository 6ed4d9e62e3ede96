package io.ringpost.benchmarks.report;

import io.ringpost.benchmarks.scenario.Findings;
import io.ringpost.benchmarks.scenario.Findings.Figure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the scenarios of deliveries found: one table, one file. */
public final class DeliveryReport {
    private final JsonObject conditions;
    private final Map<String, Findings> scenarios = new LinkedHashMap<>();

    /** Machine, versions and settings. */
    public DeliveryReport(JsonObject conditions) {
        this.conditions = conditions;
    }

    /** Begins the table. */
    public void begin(PrintStream out) {
        out.println(conditions.encodePrettily());
        row(out, "scenario", "what", "measured", "goal");
    }

    /** Adds what a scenario found, and prints its figures beside their goals. */
    public void add(PrintStream out, String scenario, Findings findings) {
        scenarios.put(scenario, findings);
        findings.figures().forEach(figure -> row(out, scenario, figure));
    }

    /** Writes everything that was measured. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(LocalDate.now(ZoneOffset.UTC) + "-deliveries.json");
        JsonObject all = new JsonObject();
        scenarios.forEach((name, findings) -> all.put(name, findings.json()));
        JsonObject result = new JsonObject().put("conditions", conditions).put("scenarios", all);
        return Files.writeString(file, result.encodePrettily() + "\n");
    }

    private static void row(PrintStream out, String scenario, Figure figure) {
        String goal = figure.goal().isEmpty() ? "" : figure.goal() + (figure.met() ? "" : "  MISSED");
        row(out, scenario, figure.what(), figure.value(), goal);
    }

    private static void row(PrintStream out, String scenario, String what, String value, String goal) {
        out.printf(Locale.ROOT, "%-12s %-36s %-52s %s%n", scenario, what, value, goal);
    }
}
