package io.ringpost.e2e.stack;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small file system of its own, which only processes {@link #within} it see and which outlives them. It lies in a mount
 * namespace that a waiting process holds: that takes no privileges on most machines, and ends with this JVM.
 */
public final class SmallDisk implements AutoCloseable {
    private static final String NONE_HERE = "unshare -Urm and mount give no file system of its own on this machine";
    private static final byte[] BLOCK = new byte[1 << 16];
    private static final String HOLD = "mount -t tmpfs -o size=\"$1\" tmpfs \"$0\" && echo held && exec cat";

    private final Path path;
    private final Process holder;

    private SmallDisk(Path path, Process holder) {
        this.path = path;
        this.holder = holder;
    }

    /** An empty one of so many bytes. */
    public static SmallDisk of(long bytes) {
        Path path = PerJvm.directory("small-disk").resolve("disk");
        try {
            Files.createDirectories(path);
            Process holder = holder(path, bytes);
            BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
            assumeTrue("held".equals(said.readLine()), NONE_HERE);
            return new SmallDisk(path, holder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process holder(Path path, long bytes) {
        try {
            return new ProcessBuilder("unshare", "-Urm", "sh", "-c", HOLD, path.toString(), Long.toString(bytes))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noSuchCommand) {
            return abort(NONE_HERE + ": " + noSuchCommand.getMessage());
        }
    }

    /** Leaves no byte of it to others. */
    public void fill() {
        Path ballast = ballast();
        try (OutputStream file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(BLOCK);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast)) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Takes away what filled it. */
    public void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly().onExit().join();
    }

    /** Where it is for those within. */
    Path path() {
        return path;
    }

    /** A command whose process, which is the started one, sees it. */
    List<String> within(List<String> command) {
        List<String> all = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(holder.pid()), "-U", "-m", "--preserve-credentials", "--"));
        all.addAll(command);
        return all;
    }

    private Path ballast() {
        return Path.of("/proc", Long.toString(holder.pid()), "root")
                .resolve(path.resolve("ballast").toString().substring(1));
    }
}
