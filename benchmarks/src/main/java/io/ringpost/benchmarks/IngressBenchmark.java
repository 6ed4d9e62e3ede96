package io.ringpost.benchmarks;

import io.ringpost.benchmarks.ingress.IngressProcess;
import io.ringpost.benchmarks.ingress.Outage;
import io.ringpost.benchmarks.ingress.Throughput;
import io.ringpost.benchmarks.limit.EchoServer;
import io.ringpost.benchmarks.load.ClosedLoop;
import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.peer.PeerProcess;
import io.ringpost.benchmarks.report.IngressReport;
import io.ringpost.benchmarks.report.Round;
import io.ringpost.benchmarks.report.Rounds;
import io.ringpost.contract.Topology;
import io.ringpost.local.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures "verified and durable before the 2xx" beside what HTTP and Kafka alone can do in the same minutes. */
public final class IngressBenchmark implements AutoCloseable {
    private static final int DISTINCT = 20_000;
    private static final int OPEN_CONNECTIONS = 64;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofMinutes(2);

    private final BenchmarkSettings settings;
    private final Stage stage = Stage.start();
    private final int echoPort = FreePort.take();
    private final JavaProcess echo;
    private final IngressProcess ingress;
    private final PreparedRequests webhooks;
    private long promised;
    private long lastKnown;

    private IngressBenchmark(BenchmarkSettings settings) throws IOException {
        this.settings = settings;
        Path log = stage.directory().resolve("echo.log");
        echo = JavaProcess.ofClass(stage.guard(), log, EchoServer.class, Integer.toString(echoPort));
        Await.url("http://127.0.0.1:" + echoPort + "/", START, echo::alive);
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
        warmUp();
        Rounds rounds = rounds();
        Map<String, Tally> latencies = latencies();
        IngressReport.Ledger ledger = ledger();
        JsonObject peer = peer();
        conditions.put("loadAfter", Machine.load());
        return new IngressReport(conditions, rounds, latencies, peer, ledger);
    }

    /** A server that answers 2xx to anything would win every benchmark. */
    private void refusesForgeries() throws InterruptedException {
        Tally forged = new ClosedLoop(stage.vertx(), 1).run(ingress.port(), ingress.forged(10), Duration.ofMillis(200));
        if (forged.kept() > 0 || forged.answers() == 0) {
            throw new IllegalStateException("the ingress takes forged webhooks: " + forged.json());
        }
    }

    private void warmUp() throws InterruptedException {
        ClosedLoop closed = new ClosedLoop(stage.vertx(), OPEN_CONNECTIONS);
        closed.run(echoPort, webhooks, settings.warmUp());
        promised += closed.run(ingress.port(), webhooks, settings.warmUp()).kept();
        promised += closed.run(ingress.port(), ingress.retell(DISTINCT), settings.warmUp())
                .kept();
    }

    private Rounds rounds() throws InterruptedException, IOException {
        Throughput throughput = new Throughput(
                stage, new Throughput.Servers(ingress, echo, echoPort), settings.warmUp(), settings.measure());
        List<Round> rounds = new ArrayList<>();
        for (int connections : settings.connections()) {
            for (int i = 0; i < settings.rounds(); i++) {
                rounds.addAll(throughput.round(connections));
            }
        }
        promised += rounds.stream()
                .mapToLong(round -> round.raw().getLong("promised"))
                .sum();
        return new Rounds(rounds);
    }

    private Map<String, Tally> latencies() throws InterruptedException {
        OpenLoop open = new OpenLoop(stage.vertx(), OPEN_CONNECTIONS);
        Map<String, Tally> latencies = new LinkedHashMap<>();
        latencies.put("http without work", open.run(echoPort, webhooks, settings.rate(), settings.open()));
        Tally calm = open.run(ingress.port(), webhooks, settings.rate(), settings.open());
        latencies.put("verified + durable", calm);
        Tally outage = new Outage(stage, settings.outage()).run(open, ingress.port(), webhooks, settings.rate());
        latencies.put("the broker killed in the middle", outage);
        promised += calm.kept() + outage.kept();
        return latencies;
    }

    private JsonObject peer() throws InterruptedException {
        try (PeerProcess peer = PeerProcess.start(stage)) {
            PreparedRequests requests = peer.webhooks(DISTINCT);
            ClosedLoop closed = new ClosedLoop(stage.vertx(), OPEN_CONNECTIONS);
            closed.run(peer.port(), requests, settings.warmUp());
            Tally most = closed.run(peer.port(), requests, settings.measure());
            Tally open = new OpenLoop(stage.vertx(), OPEN_CONNECTIONS)
                    .run(peer.port(), requests, settings.rate(), settings.open());
            return new JsonObject()
                    .put("connections", OPEN_CONNECTIONS)
                    .put("closedLoop", most.json())
                    .put("openLoop", open.json());
        } catch (IOException | IllegalStateException e) {
            System.err.println("the peer is left out: " + e.getMessage());
            return new JsonObject();
        }
    }

    /** What was spooled while the broker was away may still be on its way. */
    private IngressReport.Ledger ledger() {
        try {
            Await.until("all promised webhooks are in Kafka", DRAIN, this::allKept);
        } catch (IllegalStateException inVain) {
            System.err.println(inVain.getMessage());
        }
        return new IngressReport.Ledger(promised, lastKnown);
    }

    /** A broker that was killed does not tell anything before it has read again what it had. */
    private boolean allKept() {
        try {
            lastKnown = kept();
            return lastKnown >= promised;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private long kept() {
        return stage.topics().records(Topology.RAW_TWILIO) + stage.topics().records(Topology.RAW_RETELL);
    }

    private JsonObject conditions() {
        return Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("ingressOptions", IngressProcess.options())
                .put("durability", "acks=all, one broker, page cache; spool fsynced")
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
