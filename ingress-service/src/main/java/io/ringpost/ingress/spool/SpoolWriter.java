package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.publish.Alerts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: one fsync for all that wait. While the disk takes nothing, it says so at once, and tries
 * again by itself.
 */
final class SpoolWriter {
    private static final WideLog LOG = WideLog.of(SpoolWriter.class);
    private static final String CONSEQUENCE = ": while Kafka is away, webhooks are refused with 503.";
    private static final String FULL = "The spool is as large as RINGPOST_SPOOL_MAX_BYTES allows" + CONSEQUENCE;
    private static final String DISK = "The disk of RINGPOST_SPOOL_DIR is full or broken" + CONSEQUENCE;
    private static final int BATCH_BYTES = 4 << 20;
    private static final long RETRY_MILLIS = 500;
    private static final Duration LAST_WRITES = Duration.ofSeconds(2);

    private final Journal journal;
    private final Backlog backlog;
    private final SpoolMeters meters;
    private final Alerts alerts;
    private final long maxWaitingBytes;
    private final LinkedBlockingQueue<Group> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Thread thread = new Thread(this::run, "spool-writer");
    private volatile boolean stopped;
    private volatile @Nullable String trouble;

    /** Entries that are kept together or not at all. */
    private record Group(List<Entry> entries, int bytes, CompletableFuture<Boolean> kept) {}

    SpoolWriter(Journal journal, Backlog backlog, SpoolMeters meters, Alerts alerts, long maxWaitingBytes) {
        this.journal = journal;
        this.backlog = backlog;
        this.meters = meters;
        this.alerts = alerts;
        this.maxWaitingBytes = maxWaitingBytes;
        this.thread.setDaemon(true);
    }

    void start() {
        renew();
        thread.start();
    }

    /** Whether the disk took what it was last given. */
    boolean takes() {
        return trouble == null && !stopped && thread.isAlive();
    }

    /** Completes with true when the entries are on the disk, with false when they are not; never exceptionally. */
    CompletableFuture<Boolean> write(List<Entry> entries) {
        int bytes = entries.stream().mapToInt(Entry::frameBytes).sum();
        if (!takes() || bytes > Segment.BYTES - Segment.HEADER) {
            meters.failed("closed");
            return CompletableFuture.completedFuture(false);
        }
        if (waitingBytes.addAndGet(bytes) > maxWaitingBytes) {
            waitingBytes.addAndGet(-bytes);
            meters.failed("overloaded");
            return CompletableFuture.completedFuture(false);
        }
        // Counted before it is written: from now on a later record of the same key comes after it.
        entries.forEach(entry -> backlog.add(entry.lane(), entry.key(), entry.frameBytes(), entry.at()));
        Group group = new Group(entries, bytes, new CompletableFuture<>());
        queue.add(group);
        return group.kept();
    }

    private void run() {
        while (!stopped || !queue.isEmpty()) {
            try {
                Group first = queue.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    renew();
                } else {
                    commit(batch(first));
                }
                alerts.tellDue();
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private List<Group> batch(Group first) {
        int room = journal.room() < first.bytes() ? Segment.BYTES - Segment.HEADER : journal.room();
        int limit = Math.max(first.bytes(), Math.min(room, BATCH_BYTES));
        List<Group> batch = new ArrayList<>(List.of(first));
        int bytes = first.bytes();
        for (Group next = queue.peek(); next != null && bytes + next.bytes() <= limit; next = queue.peek()) {
            bytes += next.bytes();
            batch.add(queue.remove());
        }
        return batch;
    }

    private void commit(List<Group> batch) {
        List<Entry> entries =
                batch.stream().flatMap(group -> group.entries().stream()).toList();
        boolean kept = false;
        long start = System.nanoTime();
        try {
            journal.append(entries);
            kept = true;
            meters.commit().record(Duration.ofNanos(System.nanoTime() - start));
            meters.spooled(entries.size());
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            entries.forEach(entry -> backlog.remove(entry.lane(), entry.key(), entry.frameBytes()));
        }
        for (Group group : batch) {
            waitingBytes.addAndGet(-group.bytes());
            group.kept().complete(kept);
        }
    }

    private void renew() {
        try {
            journal.renew();
            alerts.recovered("spool-takes-nothing", "The spool takes records again.");
            if (trouble != null) {
                trouble = null;
                LOG.event("spool-takes").info("The spool takes records again");
            }
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable e) {
        String cause = e instanceof SpoolFull ? "full" : "disk";
        meters.failed(cause);
        alerts.raise("spool-takes-nothing", cause.equals("full") ? FULL : DISK);
        if (!cause.equals(trouble)) {
            trouble = cause;
            LOG.event("spool-takes-nothing")
                    .word("cause", cause)
                    .failure(e)
                    .error("The spool takes no records; while Kafka is away too, webhooks are refused with 503");
        }
    }

    /** Writes what waits, and ends. */
    void stop() {
        stopped = true;
        try {
            thread.join(LAST_WRITES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
