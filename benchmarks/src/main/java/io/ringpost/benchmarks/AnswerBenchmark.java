package io.ringpost.benchmarks;

import io.ringpost.benchmarks.ingress.IngressProcess;
import io.ringpost.benchmarks.limit.SlowRetell;
import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.report.AnswerReport;
import io.ringpost.local.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Measures the answer to an incoming call whose agent Retell takes a tenth of a second to name. */
public final class AnswerBenchmark implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int MILLIS = Integer.getInteger("bench.retellMillis", 100);
    private static final int RATE = Integer.getInteger("bench.callRate", 50);
    private static final int SECONDS = Integer.getInteger("bench.callSeconds", 30);
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 20);
    private static final Duration START = Duration.ofSeconds(60);

    private final Stage stage = Stage.start();
    private final int retellPort = FreePort.take();
    private final JavaProcess retell;
    private final IngressProcess ingress;

    private AnswerBenchmark() throws IOException {
        retell = JavaProcess.ofClass(
                stage.guard(),
                stage.directory().resolve("retell.log"),
                SlowRetell.class,
                Integer.toString(retellPort),
                Integer.toString(MILLIS));
        String url = "http://127.0.0.1:" + retellPort;
        Await.url(url + "/", START, retell::alive);
        ingress = IngressProcess.start(
                stage.guard(),
                stage.directory(),
                stage.bootstrapServers(),
                Map.of(
                        "RETELL_AGENT_ID", "agent_benchmark",
                        "RETELL_API_BASE_URL", url,
                        "RINGPOST_EGRESS_ALLOW", "127.0.0.0/8"));
    }

    /** Runs all of it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (AnswerBenchmark benchmark = new AnswerBenchmark()) {
            AnswerReport report = benchmark.run();
            report.print(System.out);
            Path results = Path.of(System.getProperty("bench.results", "benchmarks/results"));
            System.out.println("written to " + report.write(results));
        }
    }

    /** Every call is another one: of a repeated call the answer is remembered. */
    private AnswerReport run() throws IOException, InterruptedException {
        JsonObject conditions = Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("ingressOptions", IngressProcess.options())
                .put("durability", "acks=all, one broker, page cache")
                .put("retellMillis", MILLIS)
                .put("callsPerSecond", RATE)
                .put("seconds", SECONDS);
        int planned = RATE * (WARM_UP + SECONDS);
        PreparedRequests calls = ingress.calls(planned);
        OpenLoop load = new OpenLoop(stage.vertx(), CONNECTIONS);
        load.run(retellPort, calls, RATE, Duration.ofSeconds(2));
        Tally alone = load.run(retellPort, calls, RATE, Duration.ofSeconds(SECONDS));
        PreparedRequests fresh = ingress.calls(planned);
        load.run(ingress.port(), fresh, RATE, Duration.ofSeconds(WARM_UP));
        Tally answers = load.run(ingress.port(), fresh, RATE, Duration.ofSeconds(SECONDS));
        conditions.put("loadAfter", Machine.load());
        return new AnswerReport(conditions, alone, answers, registered(), planned);
    }

    private long registered() throws IOException, InterruptedException {
        URI metrics = URI.create("http://localhost:" + ingress.port() + "/q/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("ringpost_ingress_registration_seconds_count"))
                .filter(line -> line.contains("\"registered\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        ingress.close();
        retell.close();
        stage.close();
    }
}
