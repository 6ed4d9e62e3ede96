package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolDirectoryTest {
    @Test
    void whatCannotBeOpenedIsNotLocked(@TempDir Path path) throws IOException {
        Path obstacle = Files.createDirectory(path.resolve("obstacle.new"));
        Path inside = Files.createFile(obstacle.resolve("inside"));

        assertThatThrownBy(() -> SpoolDirectory.open(path)).isInstanceOf(IOException.class);

        Files.delete(inside);
        try (SpoolDirectory opened = SpoolDirectory.open(path)) {
            assertThat(opened).isNotNull();
            assertThatThrownBy(() -> SpoolDirectory.open(path)).isInstanceOf(SpoolInUse.class);
        }
    }
}
