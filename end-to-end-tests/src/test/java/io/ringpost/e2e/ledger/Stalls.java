package io.ringpost.e2e.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the machine itself stands still: a beat that comes late, or a small write that the disk takes long for.
 * Nobody who runs on it can be blamed for that time, and for no other.
 */
final class Stalls implements AutoCloseable {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long NOTED = TimeUnit.MILLISECONDS.toNanos(20);

    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stalls");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();
    private final FileChannel disk;
    private volatile long due = System.nanoTime() + EVERY;

    /** From when it was awaited to when it came, by {@link System#nanoTime()}. */
    private record Stall(long from, long to) {
        long within(long begin, long end) {
            return Math.max(0, Math.min(to - begin, end - begin) - Math.max(from - begin, 0));
        }
    }

    Stalls() {
        try {
            disk = FileChannel.open(
                    Files.createTempFile("stalls", null), StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var unused = beat.scheduleWithFixedDelay(this::look, EVERY, EVERY, TimeUnit.NANOSECONDS);
    }

    Duration longest() {
        return Duration.ofNanos(stalls.stream()
                .mapToLong(stall -> stall.to() - stall.from())
                .max()
                .orElse(0));
    }

    /** For how much of a time the machine stood still. */
    Duration within(long begin, long end) {
        return Duration.ofNanos(
                stalls.stream().mapToLong(stall -> stall.within(begin, end)).sum());
    }

    @Override
    public void close() {
        beat.shutdown();
        try {
            var unused = beat.awaitTermination(1, TimeUnit.MINUTES);
            disk.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() {
        try {
            disk.write(ByteBuffer.allocate(1), 0);
            disk.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long now = System.nanoTime();
        if (now - due > NOTED) {
            stalls.add(new Stall(due, now));
        }
        due = now + EVERY;
    }
}
