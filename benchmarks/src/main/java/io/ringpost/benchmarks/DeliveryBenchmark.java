package io.ringpost.benchmarks;

import io.ringpost.benchmarks.deliveries.EventSource;
import io.ringpost.benchmarks.deliveries.OutboundProcess;
import io.ringpost.benchmarks.deliveries.Receivers;
import io.ringpost.benchmarks.deliveries.Receivers.Phase;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.Cpu;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Machine;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.report.DeliveryReport;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Measures events on Kafka to signed POSTs: latency, isolation from hung subscribers, and throughput of a burst. */
public final class DeliveryBenchmark implements AutoCloseable {
    private static final int ENDPOINTS = 100;
    private static final int HUNG = 10;
    private static final int RATE = Integer.getInteger("bench.deliveryRate", 200);
    private static final int SECONDS = Integer.getInteger("bench.deliverySeconds", 30);
    private static final int BURST = Integer.getInteger("bench.burst", 20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stage stage = Stage.start();
    private final OutboundProcess outbound = OutboundProcess.start(stage);
    private final Receivers receivers = Receivers.start(stage.vertx());
    private final EventSource events = new EventSource(stage.bootstrapServers());
    private int phases;

    private DeliveryBenchmark() throws IOException {}

    /** Runs all of it, prints the figures and writes them to a file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (DeliveryBenchmark benchmark = new DeliveryBenchmark()) {
            DeliveryReport report = benchmark.run();
            report.print(System.out);
            Path results = Path.of(System.getProperty("bench.results", "benchmarks/results"));
            System.out.println("written to " + report.write(results));
        }
    }

    private DeliveryReport run() throws IOException, InterruptedException {
        JsonObject conditions = Machine.describe()
                .put("javaOptions", JavaProcess.options())
                .put("durability", "PostgreSQL: fsync and synchronous_commit on; Kafka: acks=all, one broker")
                .put("endpoints", ENDPOINTS)
                .put("eventsPerSecond", RATE);
        for (int i = 0; i < ENDPOINTS; i++) {
            outbound.endpoint("e" + i, receivers.healthy("e" + i));
        }
        send(BURST / 4, 0, ENDPOINTS);
        send(RATE * 5, RATE, ENDPOINTS);
        Tally healthy = send(RATE * SECONDS, RATE, ENDPOINTS).tally();
        JsonObject burst = burst();
        for (int i = 0; i < HUNG; i++) {
            outbound.endpoint("e" + (ENDPOINTS + i), receivers.hung("e" + i));
        }
        Tally beside = sendBesideHung();
        return new DeliveryReport(conditions.put("loadAfter", Machine.load()), healthy, beside, burst);
    }

    private JsonObject burst() {
        Cpu cpu = new Cpu()
                .with("outbound", outbound::cpu)
                .with("postgres", outbound::postgresCpu)
                .with("broker", stage.broker()::cpu);
        cpu.start();
        Phase all = send(BURST, 0, ENDPOINTS);
        return new JsonObject()
                .put("deliveries", all.arrived())
                .put("twice", all.again())
                .put("perSecond", Math.round(all.perSecond()))
                .put("cpuMicrosPerDelivery", cpu.perRequest(all.arrived()));
    }

    /** Of the events in turn, those for the hung endpoints never count; the others' rate stays the same. */
    private Tally sendBesideHung() {
        int all = ENDPOINTS + HUNG;
        int rate = RATE * all / ENDPOINTS;
        int count = rate * SECONDS / all * all;
        Phase phase = receivers.phase(++phases);
        events.publish(phases, count, rate, all);
        await(phase, count / all * ENDPOINTS);
        return phase.tally();
    }

    private Phase send(int count, int perSecond, int endpoints) {
        Phase phase = receivers.phase(++phases);
        events.publish(phases, count, perSecond, endpoints);
        await(phase, count);
        return phase;
    }

    private static void await(Phase phase, int count) {
        Await.until("all events are delivered", PATIENCE, () -> phase.arrived() >= count);
    }

    @Override
    public void close() {
        events.close();
        outbound.close();
        stage.close();
    }
}
