package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.load.Tally;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a scenario saw: lines for the table, everything for the file. */
public final class Findings {
    private final List<Figure> figures = new ArrayList<>();
    private final JsonObject raw = new JsonObject();

    /**
     * A line of the table.
     *
     * @param what it is
     * @param value with its unit
     * @param goal empty if there is none
     * @param met whether the goal is; true if there is none
     */
    public record Figure(String what, String value, String goal, boolean met) {}

    /** A figure without a goal. */
    public Findings figure(String what, String value) {
        figures.add(new Figure(what, value, "", true));
        return this;
    }

    /** A figure with a goal. */
    public Findings figure(String what, String value, String goal, boolean met) {
        figures.add(new Figure(what, value, goal, met));
        return this;
    }

    /** The latencies of a load. */
    public Findings latency(String what, Tally tally) {
        return figure(what, millis(tally)).raw(what, tally.json());
    }

    /** The same with a goal for the 99th percentile. */
    public Findings latency(String what, Tally tally, String goal, boolean met) {
        return figure(what, millis(tally), goal, met).raw(what, tally.json());
    }

    /** More for the file. */
    public Findings raw(String name, Object value) {
        raw.put(name, value);
        return this;
    }

    /** The lines of the table. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** For the file: the lines and the rest. */
    public JsonObject json() {
        JsonObject lines = new JsonObject();
        figures.forEach(figure -> lines.put(
                figure.what(),
                figure.goal().isEmpty()
                        ? figure.value()
                        : new JsonObject()
                                .put("value", figure.value())
                                .put("goal", figure.goal())
                                .put("met", figure.met())));
        return new JsonObject().put("figures", lines).put("raw", raw);
    }

    private static String millis(Tally tally) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms",
                tally.millis(50),
                tally.millis(95),
                tally.millis(99),
                tally.millis(100));
    }
}
