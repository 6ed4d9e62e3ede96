package io.ringpost.recording.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Directories below the vault's root. */
final class Directories {

    /** Year, month, day, file. */
    static final int DEPTH = 4;

    private Directories() {}

    /** Makes it; a link that leads out of the vault is refused. */
    static void make(Path root, Path directory) throws IOException {
        Files.createDirectories(directory);
        if (!directory.toRealPath().startsWith(root)) {
            throw new IOException("a link leads out of the vault");
        }
    }

    /** Makes the names in it durable, and its own name in those above; a rename without it may be lost with the power. */
    static void sync(Path directory) throws IOException {
        Path each = directory;
        for (int level = 0; level < DEPTH && each != null; level++) {
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
            each = each.getParent();
        }
    }
}
