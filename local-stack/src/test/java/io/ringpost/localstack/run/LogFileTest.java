package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final Path path;

    LogFileTest(@TempDir Path directory) {
        this.path = directory.resolve("logs/one.log");
    }

    @Test
    void lastRunIsKeptBeside() throws IOException {
        new LogFile(path).begin();
        Files.writeString(path, "of the first run\n");

        new LogFile(path).begin();

        assertThat(path).doesNotExist();
        assertThat(path.resolveSibling("one.log.1")).hasContent("of the first run");
    }

    @Test
    void tailIsTheLastLines() throws IOException {
        new LogFile(path).begin();
        Files.writeString(path, "x".repeat(40_000) + "\none\ntwo\nthree\n");

        assertThat(new LogFile(path).tail(2)).containsExactly("two", "three");
    }

    @Test
    void missingLogSaysSo() {
        assertThat(new LogFile(path).tail(2)).singleElement().asString().contains("cannot be read");
    }
}
