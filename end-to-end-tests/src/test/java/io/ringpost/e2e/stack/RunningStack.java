package io.ringpost.e2e.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Ended;
import io.ringpost.local.kafka.TopicReader;
import io.ringpost.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The local stack as processes of its own, on free ports and a data directory that outlives a restart. */
public final class RunningStack implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> PROVIDERS =
            List.of("TWILIO_API", "RETELL_API", "VOIPMS_API", "WAVOIP_API", "WAVOIP_STORAGE");

    private static final List<Port> DATABASES = List.of(Port.CALL_STATE, Port.RECORDING, Port.SMS, Port.OUTBOUND);

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;

    private RunningStack(Path directory, Map<String, String> settings) {
        this.directory = directory;
        for (Port port : Port.values()) {
            environment.put(port.variable(), Integer.toString(FreePort.take()));
        }
        // With their secrets given, the providers would be taken for the real ones.
        PROVIDERS.forEach(api -> environment.put(api + "_BASE_URL", url(Port.SIMULATOR)));
        environment.put("RINGPOST_DATA_DIR", directory.toString());
        environment.putAll(settings);
        process = start();
    }

    /** Starts a stack whose data lies in the given directory and waits until every service is ready. */
    public static RunningStack start(Path directory, Map<String, String> settings) {
        RunningStack stack = new RunningStack(directory, settings);
        stack.awaitReady();
        return stack;
    }

    /** The port that the given part listens on. */
    public int port(Port part) {
        return Integer.parseInt(environment.getOrDefault(part.variable(), ""));
    }

    /** The address of a part, without trailing slash. */
    public String url(Port part) {
        return "http://localhost:" + port(part);
    }

    /** A client of the APIs. */
    public Api api(Port part) {
        return new Api(url(part));
    }

    /** Reads what is on the broker's topics. */
    public TopicReader topics() {
        return new TopicReader("localhost:" + port(Port.KAFKA));
    }

    /** Those who post to the ingress. */
    public Senders senders() {
        return new Senders(url(Port.INGRESS));
    }

    /** The calls, asked for over the API. */
    public Calls calls() {
        return new Calls(api(Port.CALL_STATE));
    }

    /** The recordings, asked for over the API. */
    public Recordings recordings() {
        return new Recordings(api(Port.RECORDING), calls());
    }

    /** The conversations, asked for over the API. */
    public Conversations conversations() {
        return new Conversations(api(Port.SMS));
    }

    /** What came to the played API of a provider for one operation, oldest first. */
    public List<JsonNode> apiCalls(String provider, String operation) {
        List<JsonNode> calls = new ArrayList<>();
        api(Port.SIMULATOR).get("/received?provider=" + provider).path("apis").forEach(call -> {
            if (call.path("operation").asText().equals(operation)) {
                calls.add(call);
            }
        });
        return calls;
    }

    /** What the stack was started with, its ports among it. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** All that a service has logged so far. */
    public String log(Port service) {
        try {
            return Files.readString(directory.resolve("logs").resolve(service.jar() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until all that came in has been worked off. */
    public void awaitStillness() {
        new Stillness(
                        "localhost:" + port(Port.KAFKA),
                        DATABASES.stream().map(this::api).toList())
                .awaitIt();
    }

    /** Kills a service as the kernel would; the stack is expected to start it again. */
    public void kill(Port service) {
        ProcessHandle running = service(service);
        running.destroyForcibly();
        running.onExit().join();
    }

    /** Waits until a service answers again. */
    public void awaitReady(Port service) {
        Api api = api(service);
        await("ready: " + service).atMost(START).ignoreExceptions().until(() -> api.ready());
    }

    /** Kills the stack and everything it started, then starts it again on the same data. */
    public void killAndRestart() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        await("children gone with the stack").atMost(START).until(() -> children.stream()
                .allMatch(Ended::is));
        process = start();
        awaitReady();
    }

    /** The processes that the stack has started. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Ends the stack as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitReady() {
        Stream.of(Port.INGRESS, Port.CALL_STATE, Port.RECORDING, Port.SMS, Port.OUTBOUND)
                .forEach(part -> {
                    Api api = api(part);
                    await("ready: " + part)
                            .atMost(START)
                            .ignoreExceptions()
                            .failFast(
                                    "the stack ended, see " + directory.resolve("stack.log"), () -> !process.isAlive())
                            .until(api::ready);
                });
    }

    private ProcessHandle service(Port service) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(service.jar()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process of " + service));
    }

    private Process start() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=192m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + directory,
                "-D" + LocalPostgres.BINARIES + "=" + LocalPostgres.binaries(directory.resolve("postgres-binaries")),
                "-Dringpost.stop-with-parent=true",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.ringpost.localstack.LocalStack"));
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("stack.log").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
