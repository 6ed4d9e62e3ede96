package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    private final Path data;

    PidFileTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void serviceOfAKilledRunIsEnded() throws Exception {
        Process left = service(PidFile.mark(data, "one"));
        PidFile.of(data, "one").write(left.pid());

        PidFile.endLeftovers(data);

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("pids")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere/tmp/one", "two", "one-more"})
    void serviceOfAnotherStackWithAnOldNumberIsLeftAlone(String other) throws Exception {
        Process others = service("-Djava.io.tmpdir=" + data.resolve("tmp").resolve(other));
        try {
            PidFile.of(data, "one").write(others.pid());

            PidFile.endLeftovers(data);

            assertThat(others.isAlive()).isTrue();
        } finally {
            others.destroyForcibly();
        }
    }

    private static Process service(String mark) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r end", mark, "-jar", "quarkus-run.jar").start();
    }

    @Test
    void strangerWithAnOldNumberIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            PidFile.of(data, "one").write(stranger.pid());

            PidFile.endLeftovers(data);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
