package io.ringpost.benchmarks.ingress;

import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The packaged ingress, started as in production, and webhooks that it must verify. */
public final class IngressProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Path JAR = Path.of("ingress-service/target/quarkus-app/quarkus-run.jar");
    private static final TwilioAccount ACCOUNT = new TwilioAccount("AC" + "0".repeat(32), "benchmark-token");

    private final int port;
    private final JavaProcess process;
    private final TwilioSimulator twilio;

    private IngressProcess(int port, JavaProcess process) {
        this.port = port;
        this.process = process;
        this.twilio = new TwilioSimulator(ACCOUNT, baseUrl(port));
    }

    /** Starts it and waits until it is ready. */
    public static IngressProcess start(Guard guard, Path directory, String bootstrapServers) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("package the ingress first: " + JAR + " is missing");
        }
        int port = FreePort.take();
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "WEBHOOK_HOST", "127.0.0.1",
                "WEBHOOK_PORT", Integer.toString(port),
                "WEBHOOK_BASE_URL", baseUrl(port),
                "TWILIO_ACCOUNT_SID", ACCOUNT.sid(),
                "TWILIO_AUTH_TOKEN", ACCOUNT.authToken(),
                "RINGPOST_API_KEY", "benchmark-key",
                "RINGPOST_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "RINGPOST_SPOOL_DIR",
                        directory.resolve("spool").toAbsolutePath().toString(),
                "RINGPOST_LOG_DIR", directory.toAbsolutePath().toString());
        IngressProcess ingress =
                new IngressProcess(port, JavaProcess.ofJar(guard, directory.resolve("ingress.log"), JAR, environment));
        Await.url(baseUrl(port) + "/q/health/ready", START, ingress.process);
        return ingress;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its processor time. */
    public Duration cpu() {
        return process.cpu();
    }

    /** So many different signed call status webhooks. */
    public PreparedRequests webhooks(int count) {
        return webhooks(count, Authenticity.GENUINE);
    }

    /** The same, signed by somebody who does not know the token. */
    public PreparedRequests forged(int count) {
        return webhooks(count, Authenticity.WRONG);
    }

    private PreparedRequests webhooks(int count, Authenticity how) {
        return PreparedRequests.of(count, "localhost:" + port, () -> twilio.request("call-status", new byte[0], how));
    }

    private static String baseUrl(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
