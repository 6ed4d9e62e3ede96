package io.ringpost.localstack.run;

import io.ringpost.local.guard.Ended;
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
    private static final String SUFFIX = ".pid";
    private static final long GUARD_NEEDS_SECONDS = 12;

    static PidFile of(Path data, String name) {
        return new PidFile(data.resolve("pids").resolve(name + SUFFIX));
    }

    /** The argument that marks a service's process as that of the stack on this data: nobody else's has it. */
    static String mark(Path data, String name) {
        return "-Djava.io.tmpdir=" + temporary(data, name);
    }

    /** Where the service keeps its temporary files. */
    static Path temporary(Path data, String name) {
        return data.toAbsolutePath().resolve("tmp").resolve(name);
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
            left.forEach(file -> file.service(data).ifPresent(PidFile::end));
            left.forEach(PidFile::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number in the file may be another process's by now, even another stack's service. */
    private Optional<ProcessHandle> service(Path data) {
        String mark = mark(data, path.getFileName().toString().replace(SUFFIX, "")) + " ";
        try {
            String pid = Files.readString(path).trim();
            return pid.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(pid)).filter(process -> process.info()
                            .commandLine()
                            .filter(line -> (line + " ").contains(mark))
                            .isPresent())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle service) {
        service.destroy();
        try {
            Ended.of(service).get(GUARD_NEEDS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            service.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
