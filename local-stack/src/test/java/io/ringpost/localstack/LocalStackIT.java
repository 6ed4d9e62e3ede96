package io.ringpost.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.local.guard.Signal;
import io.ringpost.localstack.StackUnderTest.Running;
import io.ringpost.localstack.run.StackService;
import io.ringpost.localstack.settings.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real main class with real broker and database; only the services are stand-ins. */
class LocalStackIT {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(90);

    private final StackUnderTest stack;

    LocalStackIT(@TempDir Path root) throws IOException {
        this.stack = new StackUnderTest(root.toRealPath());
    }

    @AfterEach
    void leaveNothing() {
        stack.processes().forEach(ProcessHandle::destroyForcibly);
        awaitNoProcess();
    }

    @Test
    void killedStackLeavesNoProcessAndStartsAgainOnItsDataUntilCtrlC() throws Exception {
        Running killed = ready();

        Signal.KILL.send(LongStream.of(killed.process().pid()));
        awaitNoProcess();
        assertThat(killed.process().onExit()).succeedsWithin(GONE_WITHIN);
        Running again = ready();

        Signal.INT.send(LongStream.of(again.process().pid()));

        awaitNoProcess();
        assertThat(again.process().onExit()).succeedsWithin(GONE_WITHIN);
        assertThat(again.says("Ringpost has stopped")).isTrue();
    }

    @Test
    void whateverIsKilledComesBackAndTheNewGuardEndsEverything() throws Exception {
        Running running = ready();
        ProcessHandle killed = stack.service(StackService.CALL_STATE);

        killed.destroyForcibly();
        await().atMost(GONE_WITHIN).until(() -> running.says("call-state-service is ready again"));
        Signal.KILL.send(LongStream.of(stack.database().pid()));
        running.guard().destroyForcibly();
        await().atMost(GONE_WITHIN).until(() -> running.says("PostgreSQL is ready again"));
        await().atMost(GONE_WITHIN).until(() -> running.says("a new one has taken its place"));

        assertThat(stack.service(StackService.CALL_STATE).pid()).isNotEqualTo(killed.pid());
        assertThat(running.says("call-state-service ended with exit code 137")).isTrue();
        assertThat(running.says("PostgreSQL ended")).isTrue();
        assertThat(running.says("played by the simulator at http://localhost:" + stack.port(Port.SIMULATOR)))
                .isTrue();
        assertThat(statusOf(Port.SIMULATOR, "/received")).isEqualTo(200);

        Signal.KILL.send(LongStream.of(running.process().pid()));

        awaitNoProcess();
    }

    @Test
    void termEndsEverything() throws Exception {
        Running running = ready();

        Signal.TERM.send(LongStream.of(running.process().pid()));

        awaitNoProcess();
        assertThat(running.says("Ringpost has stopped")).isTrue();
    }

    @Test
    void killedParentEndsEverythingWhereThatIsWanted() throws Exception {
        Running running = ready(stack.startByParent());

        Signal.KILL.send(LongStream.of(running.process().pid()));

        awaitNoProcess();
        assertThat(running.says("Ringpost has stopped")).isTrue();
    }

    private int statusOf(Port port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + stack.port(port) + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private void awaitNoProcess() {
        await().atMost(GONE_WITHIN)
                .untilAsserted(() -> assertThat(stack.processes()).isEmpty());
    }

    private Running ready() throws IOException {
        return ready(stack.start());
    }

    private static Running ready(Running running) {
        await().atMost(STARTS_WITHIN)
                .until(() ->
                        running.says("Ringpost is ready") || !running.process().isAlive());
        assertThat(running.said()).contains("Ringpost is ready");
        return running;
    }
}
