package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private final Path data;

    PidFileTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void serviceOfAKilledRunIsEnded() throws Exception {
        Process left = new ProcessBuilder("sh", "-c", "sleep 1000; true", "quarkus-run.jar").start();
        PidFile.of(data, "one").write(left.pid());

        PidFile.endLeftovers(data);

        assertThat(left.isAlive()).isFalse();
        assertThat(data.resolve("pids")).isEmptyDirectory();
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
