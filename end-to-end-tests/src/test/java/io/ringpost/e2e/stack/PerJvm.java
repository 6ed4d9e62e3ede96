package io.ringpost.e2e.stack;

import io.ringpost.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What tests of one JVM share, and those of the JVM beside it have for themselves. */
final class PerJvm {
    private PerJvm() {}

    /** Outlives the test classes, each of which may be an execution of its own; what can be closed is, at the end. */
    static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(
                ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PerJvm.class));
    }

    /** An empty directory; the last run's logs and data stay there for a look, until the next run. */
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
