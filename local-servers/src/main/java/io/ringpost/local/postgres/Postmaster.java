package io.ringpost.local.postgres;

import io.ringpost.local.guard.Ended;
import io.ringpost.local.guard.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** The running server process of one data directory. It is nobody's child, so only its pid file leads to it. */
record Postmaster(ProcessHandle process) {
    private static final long STOPS_WITHIN_SECONDS = 15;
    private static final long BACKENDS_END_WITHIN_SECONDS = 5;

    /** The live server of this data directory; a pid file that a kill left behind counts for nothing. */
    static Optional<Postmaster> of(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                    .filter(process -> runsOn(process, data))
                    .map(Postmaster::new);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        return !Ended.is(process)
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                        .isPresent();
    }

    long pid() {
        return process.pid();
    }

    /** Stops it in fast mode (clients are cut off, what is committed stays); killed if that takes too long. */
    void stop() {
        Signal.INT.send(LongStream.of(pid()));
        if (!endsWithin(STOPS_WITHIN_SECONDS)) {
            kill();
        }
    }

    /**
     * Returns when the backends of a server that died are gone: they hold its memory, and no other server starts on
     * its data until then. They end by themselves as soon as they look up; one that does not is killed.
     */
    static void awaitNoBackends(Path data) {
        CompletableFuture<?>[] ends = backends(data).stream().map(Ended::of).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(BACKENDS_END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            backends(data).forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch PostgreSQL's backends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing leads from a dead server to its backends but their working directory, which is its data (Linux). */
    private static List<ProcessHandle> backends(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            Path directory = Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
            return directory.equals(data.toRealPath());
        } catch (IOException othersOrGone) {
            return false;
        }
    }

    /** Kills the server and every backend, like a crash. */
    void kill() {
        Signal.KILL.send(all());
        endsWithin(STOPS_WITHIN_SECONDS);
    }

    /** Freezes it: connections stay open and nothing answers. */
    void pause() {
        Signal.STOP.send(all());
    }

    void resume() {
        Signal.CONT.send(all());
    }

    private LongStream all() {
        long[] backends = process.descendants().mapToLong(ProcessHandle::pid).toArray();
        return LongStream.concat(LongStream.of(pid()), LongStream.of(backends));
    }

    private boolean endsWithin(long seconds) {
        try {
            Ended.of(process).get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch PostgreSQL's process " + pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
