package io.ringpost.e2e.stack;

import static org.awaitility.Awaitility.await;

import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One replica of the ingress as a process, with a port and a spool that it keeps over restarts. */
public final class Replica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path JAR = Path.of("..", "ingress-service", "target", "quarkus-app", "quarkus-run.jar")
            .toAbsolutePath();

    private final String name;
    private final Path directory;
    private final Guard guard;
    private final UnaryOperator<List<String>> surroundings;
    private final Map<String, String> environment = new LinkedHashMap<>(Senders.settings());
    private final String url;
    private final Senders senders;
    private final Starvation starvation;
    private volatile Process process;

    Replica(String name, Path directory, String kafka, Guard guard) {
        this(name, directory, kafka, guard, directory.resolve("spool"), command -> command);
    }

    /** One that spools to a small disk. */
    Replica(String name, Path directory, String kafka, Guard guard, SmallDisk disk) {
        this(name, directory, kafka, guard, disk.path().resolve("spool"), disk::within);
    }

    private Replica(
            String name,
            Path directory,
            String kafka,
            Guard guard,
            Path spool,
            UnaryOperator<List<String>> surroundings) {
        this.name = name;
        this.directory = directory;
        this.guard = guard;
        this.surroundings = surroundings;
        int port = FreePort.take();
        url = "http://localhost:" + port;
        senders = new Senders(url);
        environment.put("WEBHOOK_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("RINGPOST_SPOOL_DIR", spool.toString());
        process = launched();
        starvation = new Starvation(() -> process.pid());
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Those who post to it. */
    public Senders senders() {
        return senders;
    }

    /** Its API. */
    public Api api() {
        return new Api(url);
    }

    /** For how long it wanted to run, so far, and the machine gave it no processor. */
    public Duration starved() {
        return starvation.total();
    }

    /** From now on no file of it can grow; what it logs is lost too. */
    public void takeDiskAway() {
        limitFiles("1");
    }

    /** Files can be written again. */
    public void giveDiskBack() {
        limitFiles("unlimited");
    }

    /** Kills it as the kernel would. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /** Asks it to end, and waits until it has; gives its exit code. */
    public int stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ended();
    }

    /** Starts it unless it runs; what it kept is what it kept. */
    public void start() {
        if (!process.isAlive()) {
            process = launched();
        }
    }

    /** Waits until it takes webhooks. */
    public void awaitReady() {
        await("ready: " + name)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .failFast(name + " ended, see " + log(), () -> !process.isAlive())
                .until(() -> api().ready());
    }

    @Override
    public void close() {
        starvation.close();
        kill();
    }

    private void limitFiles(String bytes) {
        try {
            int code = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("prlimit failed: " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended() {
        int code = process.onExit().join().exitValue();
        guard.forget(process.pid());
        return code;
    }

    private Path log() {
        return directory.resolve("ingress.log");
    }

    private Process launched() {
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(surroundings.apply(command()))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            guard.watch(started.pid());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + directory,
                "-jar",
                JAR.toString());
    }
}
