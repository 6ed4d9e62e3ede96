package io.ringpost.e2e.stack;

import io.ringpost.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Directories that no JVM of the same build shares: two run side by side, each with whatever tests it was given. */
final class PerJvm {
    private PerJvm() {}

    /** An empty one; the last run's logs and data stay there for a look, until the next run. */
    static Path directory(String name) {
        Path directory = Path.of("target", name + "-" + System.getProperty("ringpost.jvm", "jvm-1"))
                .toAbsolutePath();
        try {
            Directories.delete(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + directory, e);
        }
    }
}
