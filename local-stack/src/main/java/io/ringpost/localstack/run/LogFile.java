package io.ringpost.localstack.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A service's log: begun anew with each run of the stack, the run before kept beside it. */
record LogFile(Path path) {
    private static final int TAIL_BYTES = 64 * 1024;

    /** Puts the last run's log aside. */
    void begin() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path)) {
                Path before = path.resolveSibling(path.getFileName() + ".1");
                Files.move(path, before, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it is now. */
    long length() {
        return path.toFile().length();
    }

    /** The last lines of what was written since it had the given length. */
    List<String> tail(long since, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(since, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(" + path + " cannot be read)");
        }
    }
}
