package io.ringpost.local.postgres;

import io.ringpost.local.guard.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** The running server process of one data directory. It is nobody's child, so only its pid file leads to it. */
record Postmaster(ProcessHandle process) {
    private static final long STOPS_WITHIN_SECONDS = 15;

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
        return process.isAlive()
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
            process.onExit().get(seconds, TimeUnit.SECONDS);
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
