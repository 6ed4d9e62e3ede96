package io.ringpost.benchmarks;

import io.ringpost.benchmarks.ingress.IngressProcess;
import io.ringpost.benchmarks.limit.CuttingServer;
import io.ringpost.benchmarks.load.ClosedLoop;
import io.ringpost.benchmarks.load.HeldConnections;
import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.local.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what ten thousand connections that ask for nothing, or never end asking, cost those who do; the same at a server
 * that does nothing but cut them shows what the crowd itself takes of the cores.
 */
public final class CrowdBenchmark implements AutoCloseable {
    private static final int CROWD = Integer.getInteger("bench.crowd", 10_000);
    private static final int CONNECTIONS = 64;
    private static final int DISTINCT = 20_000;
    private static final Duration START = Duration.ofSeconds(60);
    private static final String HALF_A_HEAD = "POST /webhook HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    private static final String HALF_A_BODY = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{";

    private final BenchmarkSettings settings;
    private final Stage stage = Stage.start();
    private final int cuttingPort = FreePort.take();
    private final JavaProcess cutting;
    private final IngressProcess ingress;
    private final PreparedRequests webhooks;

    /** The load, and how many connections the crowd opened meanwhile. */
    private record Beside(Tally tally, long opened) {}

    private CrowdBenchmark(BenchmarkSettings settings) throws IOException {
        this.settings = settings;
        Path log = stage.directory().resolve("cutting.log");
        cutting = JavaProcess.ofClass(stage.guard(), log, CuttingServer.class, Integer.toString(cuttingPort));
        Await.url("http://127.0.0.1:" + cuttingPort + "/", START, cutting::alive);
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
                .put("ingressOptions", IngressProcess.options())
                .put("perSecond", settings.rate())
                .put("connections", CONNECTIONS)
                .put("crowd", CROWD);
        System.out.println("planned to answered, ms                      p50      p99    p99.9      max   answers");
        JsonObject limit = phases("server without work", cuttingPort);
        JsonObject phases = phases("ingress", ingress.port());
        return new JsonObject()
                .put("conditions", conditions.put("loadAfter", Machine.load()))
                .put("limit", limit)
                .put("phases", phases);
    }

    private JsonObject phases(String name, int port) throws IOException, InterruptedException {
        System.out.println(name);
        new ClosedLoop(stage.vertx(), CONNECTIONS).run(port, webhooks, settings.warmUp());
        Map<String, Object> phases = new LinkedHashMap<>();
        // The first thousands of a kind measure the compiler.
        loadBeside(HALF_A_HEAD, port, settings.warmUp());
        loadBeside(HALF_A_BODY, port, settings.warmUp());
        phases.put("alone", told("alone", load(port, settings.open())));
        phases.put("beside silent connections", beside("beside silent connections", port, ""));
        phases.put("beside heads without end", beside("beside heads without end", port, HALF_A_HEAD));
        phases.put("beside bodies without end", beside("beside bodies without end", port, HALF_A_BODY));
        phases.put("alone again", told("alone again", load(port, settings.open())));
        return new JsonObject(phases);
    }

    private JsonObject beside(String name, int port, String beginning) throws IOException {
        Beside beside = loadBeside(beginning, port, settings.open());
        return told(name, beside.tally()).put("opened", beside.opened());
    }

    private Beside loadBeside(String beginning, int port, Duration time) throws IOException {
        try (HeldConnections held = HeldConnections.open(port, CROWD, beginning)) {
            return new Beside(load(port, time), held.opened());
        }
    }

    private static JsonObject told(String name, Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "  %-38s %8.2f %8.2f %8.2f %8.2f   %s%n",
                name,
                tally.millis(50),
                tally.millis(99),
                tally.millis(99.9),
                tally.millis(100),
                tally.statuses().encode());
        return tally.json();
    }

    private Tally load(int port, Duration time) {
        return new OpenLoop(stage.vertx(), CONNECTIONS).run(port, webhooks, settings.rate(), time);
    }

    @Override
    public void close() {
        ingress.close();
        cutting.close();
        stage.close();
    }
}
