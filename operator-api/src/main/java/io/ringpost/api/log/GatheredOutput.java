package io.ringpost.api.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A stream that writes what is flushed within the same millisecond at once: a line for each of many thousand webhooks a
 * second costs no system call each.
 *
 * <p>A line that nothing follows is written at once. Whoever writes more than is taken waits.
 */
final class GatheredOutput extends OutputStream {
    private static final int MOST_BYTES = 1 << 18;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final OutputStream target;
    private final Consumer<IOException> broken;
    private final Thread writer = new Thread(this::writeOn, "log-writer");
    /** Held while bytes are handed over, so that they keep their order. */
    private final Object turn = new Object();

    private byte[] gathered = new byte[1 << 14];
    private int length;
    private boolean flushed;
    private boolean direct;
    private volatile boolean idle;

    private GatheredOutput(OutputStream target, Consumer<IOException> broken) {
        this.target = target;
        this.broken = broken;
        writer.setDaemon(true);
    }

    /** Starts gathering for the target; who is told when that takes nothing more. */
    static GatheredOutput over(OutputStream target, Consumer<IOException> broken) {
        GatheredOutput output = new GatheredOutput(target, broken);
        output.writer.start();
        return output;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        synchronized (this) {
            if (length + count > gathered.length) {
                gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, length + count));
            }
            System.arraycopy(bytes, offset, gathered, length, count);
            length += count;
            if (length < MOST_BYTES) {
                return;
            }
        }
        handOver();
    }

    @Override
    public void flush() throws IOException {
        boolean now;
        synchronized (this) {
            flushed = true;
            now = direct;
        }
        if (now) {
            handOver();
        } else if (idle) {
            LockSupport.unpark(writer);
        }
    }

    /** From now on every flush writes: the process is about to end. */
    void writeDirectly() {
        synchronized (this) {
            direct = true;
        }
        handOverOrDrop();
    }

    @Override
    public void close() {
        writeDirectly();
    }

    private void writeOn() {
        while (true) {
            idle = true;
            while (!hasFlushed()) {
                LockSupport.park(this);
            }
            idle = false;
            handOverOrDrop();
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private void handOverOrDrop() {
        try {
            handOver();
        } catch (IOException e) {
            broken.accept(e);
        }
    }

    private synchronized boolean hasFlushed() {
        return flushed;
    }

    private void handOver() throws IOException {
        synchronized (turn) {
            byte[] bytes;
            synchronized (this) {
                bytes = Arrays.copyOf(gathered, length);
                length = 0;
                flushed = false;
            }
            target.write(bytes);
            target.flush();
        }
    }
}
