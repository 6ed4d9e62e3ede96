package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.Publisher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that reads: brings what is spooled to Kafka, notes how far it is, and takes drained segments away. */
final class Drain implements LaneDrain.Outlet, Cursor.Damage {
    private static final WideLog LOG = WideLog.of(Drain.class);
    private static final long LOOK_MILLIS = 100;
    private static final long SAVE_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration LAST_STEPS = Duration.ofSeconds(2);

    private final SpoolDirectory directory;
    private final Journal journal;
    private final Backlog backlog;
    private final Progress progress;
    private final SpoolMeters meters;
    private final List<LaneDrain> lanes;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "spool-drain");
    private volatile boolean stopped;
    private long savedAt = System.nanoTime();
    private String said = "";

    /** What is drained, and from where. */
    record Source(SpoolDirectory directory, Journal journal, Backlog backlog, Progress progress) {}

    Drain(Source source, Publisher publisher, BrokerState broker, SpoolMeters meters) {
        this.directory = source.directory();
        this.journal = source.journal();
        this.backlog = source.backlog();
        this.progress = source.progress();
        this.meters = meters;
        this.lanes = backlog.lanes().stream()
                .map(lane -> new LaneDrain(
                        lane, new Cursor(journal, lane, progress.through(lane.topic()), this), publisher, broker, this))
                .toList();
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                // Before the step: what is told of while it runs asks for another one.
                wake.drainPermits();
                step();
                var unused = wake.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private void step() {
        boolean well = true;
        for (LaneDrain lane : lanes) {
            well &= succeeds(() -> lane.step(System.nanoTime()));
        }
        well &= succeeds(this::clean);
        well &= succeeds(this::save);
        if (well) {
            said = "";
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What fails for one topic holds up no other; and nothing ends the thread but its stop. */
    private boolean succeeds(Work work) {
        try {
            work.run();
            return true;
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            return false;
        }
    }

    private void save() throws IOException {
        if (System.nanoTime() - savedAt > SAVE_EVERY) {
            progress.save();
            savedAt = System.nanoTime();
        }
    }

    private void clean() throws IOException {
        for (Segment segment : journal.segments()) {
            if (segment.isSealed() && segment.isDrained()) {
                journal.remove(segment);
            }
        }
    }

    private void failed(Throwable e) {
        meters.failed("drain");
        String name = e.getClass().getName();
        if (!name.equals(said)) {
            said = name;
            LOG.event("spool-drain-failed").failure(e).error("The spool cannot be drained for now; it is tried again");
        }
    }

    @Override
    public void done(Lane lane, Draining record) {
        forget(lane, record.segment(), record.header());
        meters.drained();
    }

    @Override
    public void through(Lane lane, long sequence) {
        progress.done(lane.topic(), sequence);
    }

    @Override
    public void putAside(Draining record) throws IOException {
        FrameHeader header = record.header();
        Aside.write(directory, header, record.bytes());
        meters.quarantined();
        LOG.event("spool-record-refused")
                .word("topic", record.record().topic().name())
                .word("ce_id", record.record().headers().get("ce_id"))
                .number("bytes", header.length())
                .error("Kafka takes no record of this size; it is kept aside");
    }

    @Override
    public void unreadable(Lane lane, Cursor.Read read) {
        read.segment().damaged();
        meters.quarantined();
        forget(lane, read.segment(), read.header());
    }

    @Override
    public void found(Segment segment, @Nullable FrameHeader header) {
        segment.damaged();
        meters.quarantined();
        LOG.event("spool-segment-damaged")
                .word("segment", segment.file().getFileName().toString())
                .error("A segment of the spool was damaged after it was written; the file is kept aside");
        Lane lane = header == null ? null : backlog.lane(header.lane());
        if (header != null && lane != null) {
            forget(lane, segment, header);
        }
    }

    private void forget(Lane lane, Segment segment, FrameHeader header) {
        backlog.remove(lane, header.key(), header.frameBytes());
        segment.done();
    }

    @Override
    public void wake() {
        wake.release();
    }

    /** Ends; what is not drained stays on the disk. */
    void stop() {
        stopped = true;
        wake();
        try {
            thread.join(LAST_STEPS.toMillis());
            progress.save();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failed(e);
        }
    }
}
