package io.ringpost.ingress.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All segments: one thread appends to the newest, another reads them and takes the drained ones away. */
final class Journal implements Closeable {
    private final SpoolDirectory directory;
    private final Disk disk;
    private final long maxSegments;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private @Nullable Segment open;
    private long lastNumber;
    private long lastSequence;

    /**
     * What was found when it was opened.
     *
     * @param segments as they were found
     * @param number the highest of a segment that is or was there
     * @param sequence the highest of a record that is or was there
     */
    record Found(List<Segment> segments, long number, long sequence) {}

    Journal(SpoolDirectory directory, Found found, long maxBytes, Disk disk) {
        this.directory = directory;
        this.disk = disk;
        this.maxSegments = maxBytes / Segment.BYTES;
        this.lastNumber = found.number();
        this.lastSequence = found.sequence();
        found.segments().forEach(segment -> segments.put(segment.number(), segment));
    }

    /** What still goes into the newest segment. */
    int room() {
        Segment current = open;
        return current == null || current.isSealed() ? 0 : current.room();
    }

    /** Writes entries, all into one segment, and waits for the disk. */
    void append(List<Entry> entries) throws IOException {
        int bytes = entries.stream().mapToInt(Entry::frameBytes).sum();
        Segment segment = withRoomFor(bytes);
        ByteBuffer frames = ByteBuffer.allocate(bytes);
        for (Entry entry : entries) {
            entry.write(frames, ++lastSequence);
        }
        segment.append(frames.flip(), entries.size());
    }

    /**
     * Sees to it that there is a segment to write to, and ends one of which everything is drained, so that its room is
     * given back and what it held does not stay.
     */
    void renew() throws IOException {
        Segment current = open;
        if (current != null && current.isUsed() && current.isDrained()) {
            current.seal();
        }
        var unused = withRoomFor(1);
    }

    private Segment withRoomFor(int bytes) throws IOException {
        Segment current = open;
        if (current != null && !current.isSealed() && current.room() >= bytes) {
            return current;
        }
        if (current != null) {
            current.seal();
            open = null;
        }
        if (segments.size() >= maxSegments) {
            throw new SpoolFull(maxSegments);
        }
        Segment next = Segment.create(directory, ++lastNumber, disk);
        segments.put(next.number(), next);
        open = next;
        return next;
    }

    /** The segment that follows a number, if there is one. */
    @Nullable
    Segment after(long number) {
        Map.Entry<Long, Segment> next = segments.higherEntry(number);
        return next == null ? null : next.getValue();
    }

    boolean contains(Segment segment) {
        return segments.containsKey(segment.number());
    }

    Collection<Segment> segments() {
        return segments.values();
    }

    /** What the segments take of the disk. */
    long bytes() {
        return (long) segments.size() * Segment.BYTES;
    }

    /** Takes a drained segment away; one that is damaged is kept aside. */
    void remove(Segment segment) throws IOException {
        segments.remove(segment.number());
        segment.close();
        if (segment.isDamaged()) {
            var unused = directory.quarantine(segment.file());
        } else {
            Files.deleteIfExists(segment.file());
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }
}
