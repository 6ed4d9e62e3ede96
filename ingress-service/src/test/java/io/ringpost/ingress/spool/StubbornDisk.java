package io.ringpost.ingress.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The real disk, until a test says that it is full, or fails, or takes its time. */
final class StubbornDisk implements Disk {
    private final AtomicInteger forced = new AtomicInteger();
    private final Semaphore passes = new Semaphore(0);
    private volatile boolean full;
    private volatile boolean broken;
    private volatile boolean slow;

    void full(boolean is) {
        full = is;
    }

    void broken(boolean is) {
        broken = is;
    }

    /** From now on each fsync waits for a pass. */
    void slow() {
        slow = true;
    }

    void pass() {
        passes.release();
    }

    int forced() {
        return forced.get();
    }

    @Override
    public void fill(FileChannel file, int bytes) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        REAL.fill(file, bytes);
    }

    @Override
    public void force(FileChannel file) throws IOException {
        forced.incrementAndGet();
        if (slow) {
            passes.acquireUninterruptibly();
        }
        if (broken) {
            throw new IOException("Input/output error");
        }
        REAL.force(file);
    }
}
