package io.ringpost.benchmarks.ingress;

import io.ringpost.benchmarks.limit.ProducerLimit;
import io.ringpost.benchmarks.load.ClosedLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Cpu;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.benchmarks.report.Round;
import io.ringpost.contract.Provider;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** One round: the two limits, then the ingress with each provider's webhooks, all over as many connections. */
public final class Throughput {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int DISTINCT = 10_000;

    private final Stage stage;
    private final Servers servers;
    private final Duration warmUp;
    private final Duration measure;

    /**
     * Who is asked.
     *
     * @param ingress the subject
     * @param echo the server that does nothing
     * @param echoPort where that listens
     */
    public record Servers(IngressProcess ingress, JavaProcess echo, int echoPort) {}

    /** Rounds with these servers; each of them warms up for the time before it is measured. */
    public Throughput(Stage stage, Servers servers, Duration warmUp, Duration measure) {
        this.stage = stage;
        this.servers = servers;
        this.warmUp = warmUp;
        this.measure = measure;
    }

    /** Measures all of it once, each provider's webhooks beside the limits of the same requests and records. */
    public List<Round> round(int connections) throws InterruptedException, IOException {
        ClosedLoop loop = new ClosedLoop(stage.vertx(), connections);
        return List.of(
                round(new Round.Load(Provider.TWILIO.id(), connections), loop, servers.ingress()::webhooks),
                round(new Round.Load(Provider.RETELL.id(), connections), loop, servers.ingress()::retell));
    }

    private Round round(Round.Load load, ClosedLoop loop, IntFunction<PreparedRequests> source)
            throws InterruptedException, IOException {
        Cpu cpu = new Cpu().with("server", servers.echo()::cpu).with("generator", JavaProcess::ownCpu);
        PreparedRequests requests = source.apply(DISTINCT);
        loop.run(servers.echoPort(), requests, warmUp);
        cpu.start();
        Tally http = loop.run(servers.echoPort(), requests, measure);
        Limits limits = new Limits(
                http.perSecond(), http.json().put("cpuMicros", cpu.perRequest(http.answers())), producer(load));
        return subject(load, limits, loop, source);
    }

    private record Limits(double http, JsonObject httpRaw, JsonObject producer) {}

    private Round subject(Round.Load load, Limits limits, ClosedLoop loop, IntFunction<PreparedRequests> source)
            throws InterruptedException {
        // The compiler knows the other provider's webhooks by now; each limit has had its time as well.
        Tally first = loop.run(servers.ingress().port(), source.apply(DISTINCT), warmUp);
        PreparedRequests webhooks = source.apply(DISTINCT);
        Cpu cpu = new Cpu()
                .with("server", servers.ingress()::cpu)
                .with("broker", stage.broker()::cpu)
                .with("generator", JavaProcess::ownCpu);
        cpu.start();
        Tally kept = loop.run(servers.ingress().port(), webhooks, measure);
        JsonObject raw = new JsonObject()
                .put("requestBytes", webhooks.meanBytes())
                .put("http", limits.httpRaw())
                .put("producer", limits.producer())
                .put("promised", first.kept() + kept.kept())
                .put("ingress", kept.json().put("cpuMicros", cpu.perRequest(kept.answers())));
        return new Round(load, limits.http(), limits.producer().getLong("perSecond"), kept.perSecond(), raw);
    }

    private JsonObject producer(Round.Load load) throws InterruptedException, IOException {
        Path result = stage.directory().resolve("producer.json").toAbsolutePath();
        JavaProcess limit = JavaProcess.ofClass(
                stage.guard(),
                stage.directory().resolve("producer.log"),
                ProducerLimit.class,
                stage.bootstrapServers(),
                load.provider(),
                Integer.toString(load.connections()),
                Long.toString(warmUp.toSeconds()),
                Long.toString(measure.toSeconds()),
                result.toString());
        limit.await(warmUp.plus(measure).plus(START));
        return new JsonObject(Files.readString(result));
    }
}
