package io.ringpost.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.OwnThread;
import io.ringpost.local.guard.Ended;
import io.ringpost.local.guard.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path BINARIES = LocalPostgres.binaries(Path.of("target/local-servers/postgres-binaries"));

    private final Path directory;

    LocalPostgresIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void guardedServerEndsWithTheJvmThatStartedIt() throws Exception {
        Process starter = starter("guarded");
        ProcessHandle server = serverOf(starter);

        starter.destroyForcibly();

        assertThat(Ended.of(server)).succeedsWithin(SOON);
    }

    @Test
    void orphanIsStoppedAndItsDataKept() throws Exception {
        Process starter = starter("alone");
        ProcessHandle orphan = serverOf(starter);
        starter.destroyForcibly().waitFor();

        try (LocalPostgres again = LocalPostgres.start(directory, BINARIES, 0)) {
            assertThat(Ended.is(orphan)).isTrue();
            assertThat(answer(again)).isEqualTo(42);
        }
    }

    @Test
    void firstStartThatWasKilledHalfwayBeginsAnew() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "half a file");
        Files.writeString(directory.resolve("initialising"), "");

        try (LocalPostgres postgres = LocalPostgres.start(directory, BINARIES, 0)) {
            assertThat(postgres.createDatabase("one").url("one")).endsWith("/one");
        }
    }

    @Test
    void serverKilledFromOutsideIsRevivedWhileABackendIsStillBusy() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, BINARIES, 0);
                Connection busy = postgres.connect();
                Statement statement = busy.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
            CompletableFuture<Void> ended = postgres.onExit();
            CompletableFuture<Boolean> query = OwnThread.supply("busy-query", () -> failsIn(statement));

            Signal.KILL.send(LongStream.of(postgres.pid()));
            assertThat(ended).succeedsWithin(SOON);
            postgres.revive();

            assertThat(answer(postgres)).isEqualTo(42);
            assertThat(query).succeedsWithin(SOON).isEqualTo(true);
        }
    }

    /** It computes without writing anything, so that it neither notices the end of its server nor fills the disk. */
    private static boolean failsIn(Statement statement) {
        try {
            return !statement.execute("select count(*) from (select generate_series(1, 1e15::bigint)) s");
        } catch (SQLException e) {
            return true;
        }
    }

    private static int answer(LocalPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select answer from kept")) {
            assertThat(result.next()).isTrue();
            return result.getInt(1);
        }
    }

    private Process starter(String how) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseToKill.class.getName(),
                        directory.toString(),
                        BINARIES.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessHandle serverOf(Process starter) throws IOException {
        try (BufferedReader output = starter.inputReader()) {
            String line = output.lines()
                    .filter(said -> said.startsWith("pid "))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
        }
    }
}
