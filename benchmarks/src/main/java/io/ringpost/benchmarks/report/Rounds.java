package io.ringpost.benchmarks.report;

import io.vertx.core.json.JsonArray;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Several rounds of several loads.
 *
 * @param all in the order of measurement
 */
public record Rounds(List<Round> all) {

    /** Each load once, in the order in which it first came. */
    public List<Round.Load> loads() {
        return all.stream().map(Round::load).distinct().toList();
    }

    /** The round of the load whose ratio is in the middle. */
    public Round median(Round.Load load) {
        List<Round> sorted = all.stream()
                .filter(round -> round.load().equals(load))
                .sorted(Comparator.comparingDouble(Round::ratio))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    void print(PrintStream out) {
        out.println("verified + durable, the middle round of each load");
        out.println("provider  connections   HTTP/s  producer/s   limit/s  ingress/s   ratio");
        for (Round.Load load : loads()) {
            Round round = median(load);
            out.printf(
                    Locale.ROOT,
                    "%-9s %11d %8.0f %11.0f %9.0f %10.0f %6.0f%%%n",
                    load.provider(),
                    load.connections(),
                    round.http(),
                    round.producer(),
                    round.limit(),
                    round.ingress(),
                    100 * round.ratio());
        }
    }

    JsonArray json() {
        JsonArray json = new JsonArray();
        all.forEach(round -> json.add(round.json()));
        return json;
    }
}
