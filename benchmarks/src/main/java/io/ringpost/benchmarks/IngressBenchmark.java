package io.ringpost.benchmarks;

import io.ringpost.benchmarks.ingress.IngressProcess;
import io.ringpost.benchmarks.limit.EchoServer;
import io.ringpost.benchmarks.limit.ProducerLimit;
import io.ringpost.benchmarks.load.ClosedLoop;
import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.Cpu;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.report.IngressReport;
import io.ringpost.benchmarks.report.Round;
import io.ringpost.contract.Topology;
import io.ringpost.local.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures "verified and durable before the 2xx" beside what HTTP and Kafka alone can do in the same minutes. */
public final class IngressBenchmark implements AutoCloseable {
    private static final int DISTINCT = 20_000;
    private static final int OPEN_CONNECTIONS = 64;
    private static final Duration START = Duration.ofSeconds(60);

    private final BenchmarkSettings settings;
    private final Stage stage = Stage.start();
    private final int echoPort = FreePort.take();
    private final JavaProcess echo;
    private final IngressProcess ingress;
    private final PreparedRequests webhooks;
    private long promised;

    private IngressBenchmark(BenchmarkSettings settings) throws IOException {
        this.settings = settings;
        Path log = stage.directory().resolve("echo.log");
        echo = JavaProcess.ofClass(stage.guard(), log, EchoServer.class, Integer.toString(echoPort));
        Await.url("http://127.0.0.1:" + echoPort + "/", START, echo);
        ingress = IngressProcess.start(stage.guard(), stage.directory(), stage.bootstrapServers());
        webhooks = ingress.webhooks(DISTINCT);
    }

    /** Runs all of it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (IngressBenchmark benchmark = new IngressBenchmark(BenchmarkSettings.fromProperties())) {
            IngressReport report = benchmark.run();
            report.print(System.out);
            System.out.println("written to " + report.write(benchmark.settings.results()));
        }
    }

    private IngressReport run() throws InterruptedException, IOException {
        JsonObject conditions = conditions();
        refusesForgeries();
        ClosedLoop closed = new ClosedLoop(stage.vertx(), settings.connections());
        closed.run(echoPort, webhooks, settings.warmUp());
        promised += closed.run(ingress.port(), webhooks, settings.warmUp()).kept();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            rounds.add(round(closed));
        }
        OpenLoop open = new OpenLoop(stage.vertx(), OPEN_CONNECTIONS);
        Tally openEcho = open.run(echoPort, webhooks, settings.rate(), settings.open());
        Tally openIngress = open.run(ingress.port(), webhooks, settings.rate(), settings.open());
        promised += openIngress.kept();
        conditions.put("loadAfter", Machine.load());
        return new IngressReport(
                conditions,
                rounds,
                openEcho,
                openIngress,
                promised,
                stage.topics().records(Topology.RAW_TWILIO));
    }

    /** A server that answers 2xx to anything would win every benchmark. */
    private void refusesForgeries() throws InterruptedException {
        Tally forged = new ClosedLoop(stage.vertx(), 1).run(ingress.port(), ingress.forged(10), Duration.ofMillis(200));
        if (forged.kept() > 0 || forged.answers() == 0) {
            throw new IllegalStateException("the ingress takes forged webhooks: " + forged.json());
        }
    }

    private Round round(ClosedLoop closed) throws InterruptedException, IOException {
        Cpu cpu = new Cpu().with("server", echo::cpu).with("generator", JavaProcess::ownCpu);
        cpu.start();
        Tally http = closed.run(echoPort, webhooks, settings.measure());
        JsonObject httpRaw = http.json().put("cpuMicros", cpu.perRequest(http.answers()));
        JsonObject producer = producer();
        cpu = new Cpu()
                .with("server", ingress::cpu)
                .with("broker", stage.broker()::cpu)
                .with("generator", JavaProcess::ownCpu);
        cpu.start();
        Tally kept = closed.run(ingress.port(), webhooks, settings.measure());
        promised += kept.kept();
        JsonObject raw = new JsonObject()
                .put("http", httpRaw)
                .put("producer", producer)
                .put("ingress", kept.json().put("cpuMicros", cpu.perRequest(kept.answers())));
        return new Round(http.perSecond(), producer.getLong("perSecond"), kept.perSecond(), raw);
    }

    private JsonObject producer() throws InterruptedException, IOException {
        Path result = stage.directory().resolve("producer.json").toAbsolutePath();
        JavaProcess limit = JavaProcess.ofClass(
                stage.guard(),
                stage.directory().resolve("producer.log"),
                ProducerLimit.class,
                stage.bootstrapServers(),
                Integer.toString(settings.connections()),
                Long.toString(settings.warmUp().toSeconds()),
                Long.toString(settings.measure().toSeconds()),
                result.toString());
        limit.await(settings.warmUp().plus(settings.measure()).plus(START));
        return new JsonObject(Files.readString(result));
    }

    private JsonObject conditions() {
        return Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("durability", "acks=all, one broker, page cache")
                .put("requestBytes", webhooks.meanBytes())
                .put("connections", settings.connections())
                .put("openLoopPerSecond", settings.rate())
                .put("measureSeconds", settings.measure().toSeconds());
    }

    @Override
    public void close() {
        ingress.close();
        echo.close();
        stage.close();
    }
}
