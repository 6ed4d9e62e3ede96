package io.ringpost.recording.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Directories below the vault's root. */
final class Directories {

    /** Two levels by hash, and the file. */
    static final int DEPTH = 3;

    private Directories() {}

    /** Makes the directory of a file; a link that leads out of the vault is refused. */
    static void makeFor(Path file, Path root) throws IOException {
        Path directory = Files.createDirectories(above(file));
        if (!directory.toRealPath().startsWith(root)) {
            throw new IOException("a link leads out of the vault");
        }
    }

    /** Makes a file's name durable, and those of its directories; without it a rename may be lost with the power. */
    static void sync(Path file) throws IOException {
        Path each = file;
        for (int level = 0; level < DEPTH; level++) {
            each = above(each);
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path above(Path path) {
        return path.resolveSibling("");
    }
}
