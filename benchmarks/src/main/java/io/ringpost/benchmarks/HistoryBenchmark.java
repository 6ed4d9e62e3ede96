package io.ringpost.benchmarks;

import io.ringpost.benchmarks.deliveries.Arrivals;
import io.ringpost.benchmarks.deliveries.EventSource;
import io.ringpost.benchmarks.deliveries.History;
import io.ringpost.benchmarks.deliveries.OutboundProcess;
import io.ringpost.benchmarks.deliveries.Receivers;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.report.HistoryReport;
import io.ringpost.benchmarks.sender.LoadEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures lists of deliveries over a long history while others are delivered. */
public final class HistoryBenchmark implements AutoCloseable {
    private static final int ENDPOINTS = 100;
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int RATE = Integer.getInteger("bench.deliveryRate", 200);
    private static final int QUESTIONS = Integer.getInteger("bench.questionRate", 20);
    private static final int SECONDS = Integer.getInteger("bench.historySeconds", 60);
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stage stage = Stage.start();
    private final OutboundProcess outbound = OutboundProcess.start(stage, Map.of());
    private final Receivers receivers = Receivers.start(stage.vertx());
    private final EventSource events = new EventSource(stage.bootstrapServers());
    private final HttpClient http = HttpClient.newHttpClient();
    private int phases;

    private HistoryBenchmark() throws IOException {}

    /** Runs all of it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        try (HistoryBenchmark benchmark = new HistoryBenchmark()) {
            HistoryReport report = benchmark.run();
            report.print(System.out);
            Path results = Path.of(System.getProperty("bench.results", "benchmarks/results"));
            System.out.println("written to " + report.write(results));
        }
    }

    private HistoryReport run() throws IOException, InterruptedException, SQLException {
        JsonObject conditions = Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("durability", "PostgreSQL: fsync and synchronous_commit on; Kafka: acks=all, one broker")
                .put("rows", ROWS)
                .put("eventsPerSecond", RATE)
                .put("questionsPerSecond", QUESTIONS);
        Receivers.Place healthy = receivers.healthy();
        for (int i = 0; i < ENDPOINTS; i++) {
            outbound.endpoint("e" + i, healthy.url(i));
        }
        History history = new History(outbound, ROWS);
        history.plant();
        Map<String, String> questions = history.questions(anEndpoint());
        ask(questions, WARM_UP);
        Map<String, Tally> asked = new LinkedHashMap<>();
        Arrivals meanwhile = ask(questions, SECONDS, asked);
        return new HistoryReport(conditions.put("loadAfter", Machine.load()), asked, meanwhile.tally());
    }

    private String anEndpoint() throws IOException, InterruptedException {
        HttpResponse<String> page =
                http.send(outbound.get("/webhook-endpoints?limit=1"), HttpResponse.BodyHandlers.ofString());
        return new JsonObject(page.body())
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    private void ask(Map<String, String> questions, int seconds) {
        ask(questions, seconds, new LinkedHashMap<>());
    }

    /** Asks in turn, by plan, while events are delivered. */
    private Arrivals ask(Map<String, String> questions, int seconds, Map<String, Tally> asked) {
        questions.keySet().forEach(name -> asked.put(name, new Tally()));
        List<String> names = new ArrayList<>(questions.keySet());
        Arrivals arrivals = receivers.phase(++phases);
        new Thread(() -> publish(seconds), "events").start();
        long start = System.nanoTime();
        for (int i = 0; i < seconds * QUESTIONS; i++) {
            long planned = start + i * TimeUnit.SECONDS.toNanos(1) / QUESTIONS;
            await(planned);
            String name = names.get(i % names.size());
            ask(questions.getOrDefault(name, ""), planned, asked.computeIfAbsent(name, first -> new Tally()));
        }
        Await.until("all events are delivered", PATIENCE, () -> arrivals.arrived() >= RATE * seconds);
        return arrivals;
    }

    private void publish(int seconds) {
        long start = System.nanoTime();
        for (int i = 0; i < seconds * RATE; i++) {
            long planned = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
            await(planned);
            events.send(new LoadEvent("e" + i % ENDPOINTS, phases, i, planned));
        }
        events.flush();
    }

    private static void await(long planned) {
        for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void ask(String path, long planned, Tally tally) {
        var unused = http.sendAsync(outbound.get(path), HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        tally.answer(answer.statusCode(), System.nanoTime() - planned);
                    } else {
                        tally.brokenConnection();
                    }
                });
    }

    @Override
    public void close() {
        events.close();
        receivers.close();
        outbound.close();
        stage.close();
    }
}
