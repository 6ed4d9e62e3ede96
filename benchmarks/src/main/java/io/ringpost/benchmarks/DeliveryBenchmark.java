package io.ringpost.benchmarks;

import io.ringpost.benchmarks.deliveries.Receivers;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.report.DeliveryReport;
import io.ringpost.benchmarks.scenario.Findings;
import io.ringpost.benchmarks.scenario.Ground;
import io.ringpost.benchmarks.scenario.Scenario;
import io.ringpost.benchmarks.scenario.Scenarios;
import io.ringpost.benchmarks.sender.Sender;
import io.ringpost.benchmarks.sender.SenderAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;

/** Events in, signed POSTs out, through every scenario that was asked for; each has a fresh sender. */
public final class DeliveryBenchmark {
    private static final String NAMES = System.getProperty("bench.scenarios", "");

    private DeliveryBenchmark() {}

    /** Runs them; after each its figures are printed and the file is written, and one that breaks does not keep the others. */
    public static void main(String[] arguments) throws IOException {
        SenderAdapter adapter = SenderAdapter.chosen();
        JsonObject conditions =
                Machine.describe().put("sender", adapter.name()).put("conditions", adapter.conditions());
        DeliveryReport report = new DeliveryReport(conditions);
        Path results = Path.of(System.getProperty("bench.results", "benchmarks/results"));
        report.begin(System.out);
        for (Scenario scenario : Scenarios.named(NAMES)) {
            report.add(System.out, scenario.name(), findings(adapter, scenario));
            conditions.put("loadAfter", Machine.load());
            System.out.println("written to " + report.write(results));
        }
    }

    private static Findings findings(SenderAdapter adapter, Scenario scenario) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try (Receivers receivers = Receivers.start(vertx);
                Sender sender = adapter.start(scenario.options())) {
            return scenario.run(new Ground(vertx, sender, scenario.options(), receivers))
                    .raw("loadAfter", Machine.load());
        } catch (IllegalStateException e) {
            return new Findings().figure("broke", String.valueOf(e.getMessage()), "to the end", false);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
