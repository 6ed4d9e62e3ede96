package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.PlayedRetell;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.local.FreePort;
import io.ringpost.local.junit.LocalServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own. */
class StoppedProcessIT {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String ROUTE = "/webhooks/twilio/incoming-call";
    private static final String SID = "CA00000000000000000000000000000001";
    private static final Map<String, String> CALL =
            Map.of("CallSid", SID, "From", "+15005550002", "To", "+15005550001");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.take();

    @Test
    void theFirstCallOfAllReachesItsAgentWhenTheServiceIsToldToStopMeanwhile(@TempDir Path directory) throws Exception {
        assumeTrue(Files.exists(JAR), "the service is not packaged");
        int retellPort = FreePort.take();
        try (PlayedRetell retell = PlayedRetell.start(retellPort)) {
            retell.behave("\"kind\":\"slow\",\"millis\":700");
            Process process = started(directory, retellPort);
            try {
                await().atMost(SOON)
                        .ignoreExceptions()
                        .failFast(() -> assertThat(process.isAlive()).isTrue())
                        .until(() -> http.send(get("/q/health/ready"), BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
                CompletableFuture<HttpResponse<String>> answer = http.sendAsync(call(), BodyHandlers.ofString());
                await().atMost(SOON).until(() -> !retell.asked(SID).isEmpty());

                process.destroy();

                assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS).body())
                        .contains("@sip.retellai.com");
                assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private HttpRequest call() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ROUTE))
                .header("Content-Type", Requests.FORM)
                .header(
                        "X-Twilio-Signature",
                        Signing.twilio(IngressProfile.TWILIO_TOKEN, IngressProfile.BASE_URL + ROUTE, CALL))
                .POST(BodyPublishers.ofString(Requests.encode(CALL)))
                .build();
    }

    private Process started(Path directory, int retellPort) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // A busy machine is no reason to greet the caller instead.
                        "-Dringpost.register.within=2500ms",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().putAll(new LocalServers().start());
        builder.environment()
                .putAll(Map.of(
                        "WEBHOOK_PORT",
                        Integer.toString(port),
                        "WEBHOOK_BASE_URL",
                        IngressProfile.BASE_URL,
                        "TWILIO_AUTH_TOKEN",
                        IngressProfile.TWILIO_TOKEN,
                        "RETELL_API_KEY",
                        IngressProfile.RETELL_KEY,
                        "RETELL_AGENT_ID",
                        "agent_julie",
                        "RETELL_API_BASE_URL",
                        "http://127.0.0.1:" + retellPort,
                        "RINGPOST_EGRESS_ALLOW",
                        "127.0.0.0/8"));
        return builder.start();
    }
}
