package io.ringpost.benchmarks.ingress;

import static java.util.Map.entry;

import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.RetellSimulator;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged ingress, started as in production, and webhooks that it must verify. */
public final class IngressProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Path JAR = Path.of("ingress-service/target/quarkus-app/quarkus-run.jar");
    private static final TwilioAccount ACCOUNT = new TwilioAccount("AC" + "0".repeat(32), "benchmark-token");
    /** As the chart has it. */
    static final String CHART_OPTIONS = "-XX:+UseG1GC -XX:InitialRAMPercentage=60 -XX:MaxHeapFreeRatio=100";

    private static final List<String> OPTIONS = JavaProcess.options("ingressOptions", CHART_OPTIONS.replace(' ', ','));
    private static final String RETELL_KEY = "benchmark-retell-key";

    private final int port;
    private final JavaProcess process;
    private final TwilioSimulator twilio;
    private final RetellSimulator retell = new RetellSimulator(RETELL_KEY);

    private IngressProcess(int port, JavaProcess process) {
        this.port = port;
        this.process = process;
        this.twilio = new TwilioSimulator(ACCOUNT, baseUrl(port));
    }

    /** Starts it and waits until it is ready. */
    public static IngressProcess start(Guard guard, Path directory, String bootstrapServers) {
        return start(guard, directory, bootstrapServers, Map.of());
    }

    /** The same with variables in addition. */
    public static IngressProcess start(
            Guard guard, Path directory, String bootstrapServers, Map<String, String> variables) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("package the ingress first: " + JAR + " is missing");
        }
        int port = FreePort.take();
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.ofEntries(
                entry("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers),
                entry("WEBHOOK_HOST", "127.0.0.1"),
                entry("WEBHOOK_PORT", Integer.toString(port)),
                entry("WEBHOOK_BASE_URL", baseUrl(port)),
                entry("TWILIO_ACCOUNT_SID", ACCOUNT.sid()),
                entry("TWILIO_AUTH_TOKEN", ACCOUNT.authToken()),
                entry("RETELL_API_KEY", RETELL_KEY),
                entry("RINGPOST_API_KEY", "benchmark-key"),
                entry("RINGPOST_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                entry("RINGPOST_SPOOL_DIR", absolute(directory.resolve("spool")))));
        if (!OPTIONS.isEmpty()) {
            environment.put("JDK_JAVA_OPTIONS", options());
        }
        IngressProcess ingress =
                new IngressProcess(port, JavaProcess.ofJar(guard, directory.resolve("ingress.log"), JAR, environment));
        Await.url(baseUrl(port) + "/q/health/ready", START, ingress.process::alive);
        return ingress;
    }

    /** The JVM's options that it alone has. */
    public static String options() {
        return String.join(" ", OPTIONS);
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

    /** So many different calls that ask to be answered. */
    public PreparedRequests calls(int count) {
        return PreparedRequests.of(
                count,
                "localhost:" + port,
                () -> twilio.post(
                        "/webhooks/twilio/incoming-call", twilio.call().incoming()));
    }

    /** So many different signed call events; Retell's signatures are good for five minutes only. */
    public PreparedRequests retell(int count) {
        return PreparedRequests.of(
                count, "localhost:" + port, () -> retell.post(retell.call().ended()));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static String baseUrl(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
