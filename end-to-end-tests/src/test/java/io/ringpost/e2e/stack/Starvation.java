package io.ringpost.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * For how long a process wanted to run and was given no processor, as Linux counts it for each of its threads: of each
 * moment the hungriest thread's share. Whoever waits for something, or runs, is not hungry.
 */
final class Starvation implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    private static final int WAITED_TO_RUN = 1;

    private final LongSupplier pid;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "starvation");
        thread.setDaemon(true);
        return thread;
    });
    private Map<Path, Long> seen = new HashMap<>();
    private long seenAt = System.nanoTime();
    private final AtomicLong total = new AtomicLong();

    Starvation(LongSupplier pid) {
        this.pid = pid;
        var unused = looks.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Since it is looked at. */
    Duration total() {
        return Duration.ofNanos(total.get());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look() {
        Map<Path, Long> now = new HashMap<>();
        long most = 0;
        for (Path thread : threads()) {
            long waited = waited(thread);
            now.put(thread, waited);
            most = Math.max(most, waited - seen.getOrDefault(thread, 0L));
        }
        long at = System.nanoTime();
        total.addAndGet(Math.min(most, at - seenAt));
        seenAt = at;
        seen = now;
    }

    private List<Path> threads() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid.getAsLong()), "task"))) {
            return threads.toList();
        } catch (IOException | UncheckedIOException noLinuxOrGone) {
            return List.of();
        }
    }

    private static long waited(Path thread) {
        try {
            return Long.parseLong(
                    Files.readString(thread.resolve("schedstat")).trim().split(" ", -1)[WAITED_TO_RUN]);
        } catch (IOException gone) {
            return 0;
        }
    }
}
