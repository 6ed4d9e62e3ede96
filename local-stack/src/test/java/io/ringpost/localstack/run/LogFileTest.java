package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        Files.writeString(path, "x".repeat(100_000) + "\none\ntwo\nthree\n");

        assertThat(new LogFile(path).tail(0, 2)).containsExactly("two", "three");
    }

    @Test
    void tailEndsWhereTheLastStartBegan() throws IOException {
        new LogFile(path).begin();
        Files.writeString(path, "of the start before\n");
        long begin = new LogFile(path).length();
        Files.writeString(path, "of this start\n", StandardOpenOption.APPEND);

        assertThat(new LogFile(path).tail(begin, 10)).containsExactly("of this start");
    }

    @Test
    void missingLogSaysSo() {
        assertThat(new LogFile(path).tail(0, 2)).singleElement().asString().contains("cannot be read");
    }
}
