package io.ringpost.benchmarks.peer;

import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.contract.Topology;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small Node server, Express and KafkaJS: verifies, publishes with {@code acks=all}, then answers 204. */
public final class PeerProcess implements AutoCloseable {
    private static final Path SOURCE = Path.of("benchmarks/peer");
    private static final int INSTALL_MINUTES = 5;
    private static final int PATIENCE_SECONDS = 20;
    private static final Duration START = Duration.ofSeconds(60);
    private static final TwilioAccount ACCOUNT = new TwilioAccount("AC" + "1".repeat(32), "peer-token");

    private final Guard guard;
    private final Process process;
    private final int port;

    private PeerProcess(Guard guard, Process process, int port) {
        this.guard = guard;
        this.process = process;
        this.port = port;
        guard.watch(process.pid());
    }

    /**
     * Installs what it needs and starts it.
     *
     * @throws IOException if the machine has no Node, or the packages cannot be had
     */
    public static PeerProcess start(Stage stage) throws IOException, InterruptedException {
        Path directory = stage.directory().resolve("peer").toAbsolutePath();
        Files.createDirectories(directory);
        for (String file : List.of("package.json", "server.js")) {
            Files.copy(SOURCE.resolve(file), directory.resolve(file));
        }
        Process install = process(directory, "npm", "install", "--no-audit", "--no-fund");
        if (!install.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || install.exitValue() != 0) {
            install.destroyForcibly();
            throw new IOException("npm install failed, see " + directory.resolve("npm.log"));
        }
        int port = FreePort.take();
        Process server = process(
                directory,
                "node",
                "server.js",
                Integer.toString(port),
                stage.bootstrapServers(),
                Topology.CRM_EVENTS.name(),
                baseUrl(port),
                ACCOUNT.authToken());
        PeerProcess peer = new PeerProcess(stage.guard(), server, port);
        Await.url("http://127.0.0.1:" + port + "/", START, server::isAlive);
        return peer;
    }

    private static Process process(Path directory, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(command[0] + ".log").toFile())
                .start();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its processor time. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** So many different call status webhooks, signed for it. */
    public PreparedRequests webhooks(int count) {
        TwilioSimulator twilio = new TwilioSimulator(ACCOUNT, baseUrl(port));
        return PreparedRequests.of(
                count, "localhost:" + port, () -> twilio.request("call-status", new byte[0], Authenticity.GENUINE));
    }

    private static String baseUrl(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        guard.forget(process.pid());
    }
}
