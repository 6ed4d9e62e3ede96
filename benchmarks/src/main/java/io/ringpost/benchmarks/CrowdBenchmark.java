package io.ringpost.benchmarks;

import io.ringpost.benchmarks.ingress.IngressProcess;
import io.ringpost.benchmarks.load.ClosedLoop;
import io.ringpost.benchmarks.load.HeldConnections;
import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Measures what ten thousand connections that ask for nothing, or never end asking, cost those who do. */
public final class CrowdBenchmark implements AutoCloseable {
    private static final int CROWD = Integer.getInteger("bench.crowd", 10_000);
    private static final int CONNECTIONS = 64;
    private static final int DISTINCT = 20_000;
    private static final String HALF_A_HEAD = "POST /webhook HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    private static final String HALF_A_BODY = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{";

    private final BenchmarkSettings settings;
    private final Stage stage = Stage.start();
    private final IngressProcess ingress;
    private final PreparedRequests webhooks;

    private CrowdBenchmark(BenchmarkSettings settings) throws IOException {
        this.settings = settings;
        ingress = IngressProcess.start(stage.guard(), stage.directory(), stage.bootstrapServers());
        webhooks = ingress.webhooks(DISTINCT);
    }

    /** Runs all of it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchmarkSettings settings = BenchmarkSettings.fromProperties();
        try (CrowdBenchmark benchmark = new CrowdBenchmark(settings)) {
            JsonObject result = benchmark.run();
            Path directory = Files.createDirectories(settings.results());
            Path file = directory.resolve(LocalDate.now(ZoneOffset.UTC) + "-crowd.json");
            Files.writeString(file, result.encodePrettily() + "\n");
            System.out.println("written to " + file);
        }
    }

    private JsonObject run() throws IOException, InterruptedException {
        JsonObject conditions = Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("perSecond", settings.rate())
                .put("connections", CONNECTIONS)
                .put("crowd", CROWD);
        new ClosedLoop(stage.vertx(), CONNECTIONS).run(ingress.port(), webhooks, settings.warmUp());
        System.out.println("planned to answered, ms                      p50      p99    p99.9      max   answers");
        Map<String, Object> phases = new LinkedHashMap<>();
        phases.put("alone", healthy("alone").json());
        phases.put("beside silent connections", beside("beside silent connections", ""));
        phases.put("beside heads without end", beside("beside heads without end", HALF_A_HEAD));
        phases.put("beside bodies without end", beside("beside bodies without end", HALF_A_BODY));
        phases.put("alone again", healthy("alone again").json());
        return new JsonObject()
                .put("conditions", conditions.put("loadAfter", Machine.load()))
                .put("phases", new JsonObject(phases));
    }

    private JsonObject beside(String name, String beginning) throws IOException {
        try (HeldConnections held = HeldConnections.open(ingress.port(), CROWD, beginning)) {
            return healthy(name).json().put("opened", held.opened());
        }
    }

    private Tally healthy(String name) {
        Tally tally = new OpenLoop(stage.vertx(), CONNECTIONS)
                .run(ingress.port(), webhooks, settings.rate(), settings.open());
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.2f %8.2f %8.2f %8.2f   %s%n",
                name,
                tally.millis(50),
                tally.millis(99),
                tally.millis(99.9),
                tally.millis(100),
                tally.statuses().encode());
        return tally;
    }

    @Override
    public void close() {
        ingress.close();
        stage.close();
    }
}
