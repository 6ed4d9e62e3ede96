package io.ringpost.ingress.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A file of frames. It has its full size from the start, as zeros: a disk that is full says so before a record needs it,
 * and a file that was cut shows.
 *
 * <p>One thread writes, another reads what is on the disk already, and takes the file away when nothing of it is needed.
 */
final class Segment implements Closeable {
    /** Larger than the largest record. */
    static final int BYTES = 8 << 20;

    static final int HEADER = 24;

    private static final long MAGIC = 0x52505350_4F4F4C31L;

    private final long number;
    private final Path file;
    private final FileChannel channel;
    private final Disk disk;
    private final AtomicInteger pending = new AtomicInteger();
    private final Set<Long> lost;
    private volatile int end;
    private volatile boolean sealed;
    private volatile boolean damaged;

    private Segment(long number, Path file, FileChannel channel, Disk disk, Set<Long> lost) {
        this.number = number;
        this.file = file;
        this.channel = channel;
        this.disk = disk;
        this.lost = lost;
        this.end = HEADER;
    }

    /**
     * A frame as it was read.
     *
     * @param header its header
     * @param record the record's bytes, none if they are damaged
     */
    record Frame(FrameHeader header, byte @Nullable [] record) {}

    static Segment create(SpoolDirectory directory, long number, Disk disk) throws IOException {
        Path file = directory.segment(number);
        Path unfinished = directory.unfinished(file.getFileName().toString());
        FileChannel channel = SpoolDirectory.openFile(
                unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            disk.fill(channel, BYTES);
            channel.write(header(number), 0);
            disk.force(channel);
            directory.complete(unfinished, file);
            return new Segment(number, file, channel, disk, Set.of());
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** A segment that was there before; nothing more is written to it. */
    static Segment found(Path file, Scan scan) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Segment segment = new Segment(SpoolDirectory.number(file), file, channel, Disk.REAL, scan.lost());
        segment.end = scan.end();
        segment.damaged = scan.damaged();
        segment.sealed = true;
        return segment;
    }

    private static ByteBuffer header(long number) {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(number).putInt(BYTES);
        header.putInt(FrameHeader.crc(header, 0, HEADER - Integer.BYTES));
        return header.flip();
    }

    /** Whether a file begins as a segment of this number does, and has its whole size. */
    static boolean isWhole(ByteBuffer content, long number) {
        return content.limit() == BYTES && content.duplicate().limit(HEADER).equals(header(number));
    }

    int room() {
        return BYTES - end;
    }

    /** Writes frames and waits for the disk; whatever fails, the segment is written to no more. */
    void append(ByteBuffer frames, int records) throws IOException {
        int start = end;
        int length = frames.remaining();
        try {
            for (int at = start; frames.hasRemaining(); ) {
                at += channel.write(frames, at);
            }
            disk.force(channel);
        } catch (IOException e) {
            sealed = true;
            throw e;
        }
        pending.addAndGet(records);
        end = start + length;
    }

    /** The frame at a place, none if there is no whole header; call only below {@link #end}. */
    @Nullable
    Frame read(int at) throws IOException {
        ByteBuffer bytes = read(at, FrameHeader.BYTES);
        FrameHeader header = FrameHeader.read(bytes, 0);
        if (header == null) {
            return null;
        }
        byte[] record = read(at + FrameHeader.BYTES, header.length()).array();
        return new Frame(header, header.matches(record) ? record : null);
    }

    private ByteBuffer read(int at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }

    /** A record was found here that is still to be drained. */
    void count() {
        pending.incrementAndGet();
    }

    /** One of its records is in Kafka. */
    void done() {
        pending.decrementAndGet();
    }

    /** Whether nothing of it waits to be drained. */
    boolean isDrained() {
        return pending.get() == 0;
    }

    boolean isUsed() {
        return end > HEADER;
    }

    void seal() {
        sealed = true;
    }

    boolean isSealed() {
        return sealed;
    }

    void damaged() {
        damaged = true;
    }

    boolean isDamaged() {
        return damaged;
    }

    /** Whether a record was known to be unreadable when the segment was found. */
    boolean lacks(long sequence) {
        return lost.contains(sequence);
    }

    long number() {
        return number;
    }

    /** Where what may be read ends. */
    int end() {
        return end;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
