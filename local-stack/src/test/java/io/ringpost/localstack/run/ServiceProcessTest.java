package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.guard.Guard;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its jar is missing, so that every start ends at once; what else fails must not end the supervision. */
class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path data;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Guard guard = Guard.start();

    ServiceProcessTest(@TempDir Path data) {
        this.data = data;
    }

    @AfterEach
    void end() {
        scheduler.shutdownNow();
        guard.close();
    }

    @Test
    void startThatCannotBeMadeIsSaidAndTriedAgain() throws IOException {
        Files.writeString(data.resolve("work"), "in the place of the working directory");

        assertThat(process().start())
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CannotStart.class);

        assertThat(said())
                .contains("ingress-service cannot be started: Cannot start ingress-service, because ")
                .contains("ingress-service is started again in 500 ms");
    }

    @Test
    void processIdThatCannotBeKeptIsSaidAndTheEndIsStillNoticed() throws IOException {
        Files.writeString(data.resolve("pids"), "in the place of the directory");

        assertThat(process().start())
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CannotStart.class);

        assertThat(said())
                .contains("ingress-service: ")
                .contains("ingress-service ended with exit code 1")
                .contains("ingress-service is started again in 500 ms");
    }

    private ServiceProcess process() {
        Launch launch = new Launch(
                StackService.INGRESS,
                data.resolve("missing.jar"),
                data.resolve("work/ingress-service"),
                data.resolve("tmp/ingress-service"),
                new LogFile(data.resolve("logs/ingress-service.log")),
                PidFile.of(data, "ingress-service"),
                Map.of(),
                URI.create("http://localhost:1/q/health/ready"));
        return new ServiceProcess(
                launch, guard, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)), scheduler);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
