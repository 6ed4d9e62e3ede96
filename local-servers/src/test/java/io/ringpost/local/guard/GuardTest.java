package io.ringpost.local.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT", "TERM", "KILL"})
    void guardedProcessEndsWithItsGuardian(Signal signal) throws Exception {
        Process guardian = guardian("sleep", "1000");
        ProcessHandle guarded = guardedBy(guardian);

        signal.send(LongStream.of(guardian.pid()));

        assertThat(Ended.of(guarded)).succeedsWithin(SOON);
    }

    @Test
    void processThatIgnoresTermIsKilled() throws Exception {
        Process guardian = guardian("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done");
        ProcessHandle guarded = guardedBy(guardian);

        guardian.destroyForcibly();

        assertThat(Ended.of(guarded)).succeedsWithin(SOON);
    }

    @Test
    void forgottenProcessIsLeftAlone() throws Exception {
        Guard guard = Guard.start(Duration.ofSeconds(1));
        Process forgotten = sleeper();
        Process watched = sleeper();
        guard.watch(forgotten.pid());
        guard.watch(watched.pid());
        guard.forget(forgotten.pid());

        guard.close();

        assertThat(watched.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
    }

    @Test
    void killedGuardIsReplacedAndItsSuccessorKnowsAll() throws Exception {
        CountDownLatch replaced = new CountDownLatch(1);
        Guard guard = Guard.start(line -> replaced.countDown());
        Process before = sleeper();
        guard.watch(before.pid());

        shells().forEach(ProcessHandle::destroyForcibly);
        Process meanwhile = sleeper();
        guard.watch(meanwhile.pid());
        assertThat(replaced.await(60, TimeUnit.SECONDS)).isTrue();
        guard.close();

        assertThat(before.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(meanwhile.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void strangerWithTheNumberOfAWatchedProcessIsLeftAlone() throws Exception {
        Process stranger = sleeper();
        GuardShell shell = GuardShell.start(Duration.ofSeconds(1));
        shell.hears("watch " + new Identity(stranger.pid(), "1"));

        shell.end(SOON);

        assertThat(shell.process().exitValue()).isZero();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void endedProcessHasNoIdentity() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(Identity.of(ended.pid())).isEmpty();
    }

    private static Stream<ProcessHandle> shells() {
        return ProcessHandle.current().children().filter(child -> child.info()
                .commandLine()
                .filter(line -> line.contains("ringpost-guard"))
                .isPresent());
    }

    private Process sleeper() throws IOException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        started.add(process.toHandle());
        return process;
    }

    private Process guardian(String... guarded) throws IOException {
        // Whoever is started in the background by a script ignores SIGINT, and so does all that it starts.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GuardedProcess.class.getName()));
        command.addAll(List.of(guarded));
        Process guardian = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(guardian.toHandle());
        return guardian;
    }

    private ProcessHandle guardedBy(Process guardian) throws IOException {
        try (BufferedReader output = guardian.inputReader()) {
            ProcessHandle guarded =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            started.add(guarded);
            return guarded;
        }
    }
}
