package io.ringpost.localstack.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where a process's id is kept while it runs, for people and for the next run. */
record PidFile(Path path) {
    private static final String MARK = "quarkus-run.jar";
    private static final long GUARD_NEEDS_SECONDS = 12;

    static PidFile of(Path data, String name) {
        return new PidFile(data.resolve("pids").resolve(name + ".pid"));
    }

    void write(long pid) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the services of a killed run, which that run's guard may still be ending. */
    static void endLeftovers(Path data) {
        Path directory = data.resolve("pids");
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<PidFile> left = files.map(PidFile::new).toList();
            left.forEach(file -> file.service().ifPresent(PidFile::end));
            left.forEach(PidFile::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> service() {
        try {
            String pid = Files.readString(path).trim();
            return pid.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(pid)).filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(MARK))
                            .isPresent())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle service) {
        service.destroy();
        try {
            service.onExit().get(GUARD_NEEDS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            service.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
