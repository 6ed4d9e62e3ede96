package io.ringpost.ingress.spool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A topic's way through the segments, from the oldest record on. */
final class Cursor {
    private final Journal journal;
    private final Lane lane;
    private final long after;
    private final Damage damage;
    private @Nullable Segment segment;
    private long number;
    private int at;

    /** Hears of what could be read when the segment was opened, and cannot any more. */
    interface Damage {
        /** Of a record only the header is readable; none at all of what follows if there is no header. */
        void found(Segment segment, @Nullable FrameHeader header);
    }

    /**
     * A record that was read.
     *
     * @param segment where it is
     * @param header its header
     * @param record its bytes
     */
    record Read(Segment segment, FrameHeader header, byte[] record) {}

    Cursor(Journal journal, Lane lane, long after, Damage damage) {
        this.journal = journal;
        this.lane = lane;
        this.after = after;
        this.damage = damage;
    }

    /** The topic's next record that is on the disk, none if there is no more. */
    @Nullable
    Read next() throws IOException {
        while (true) {
            Segment current = current();
            if (current == null) {
                return null;
            }
            // In this order: what is sealed does not grow.
            boolean sealed = current.isSealed();
            int end = current.end();
            if (at < end) {
                Read read = read(current, end);
                if (read != null) {
                    return read;
                }
            } else if (sealed) {
                segment = null;
            } else {
                return null;
            }
        }
    }

    private @Nullable Segment current() {
        Segment current = segment;
        if (current == null || !journal.contains(current)) {
            current = journal.after(number);
            segment = current;
            if (current != null) {
                number = current.number();
                at = Segment.HEADER;
            }
        }
        return current;
    }

    private @Nullable Read read(Segment current, int end) throws IOException {
        Segment.Frame frame = current.read(at);
        if (frame == null) {
            at = end;
            damage.found(current, null);
            return null;
        }
        FrameHeader header = frame.header();
        at += header.frameBytes();
        if (header.lane() != lane.id() || header.sequence() <= after) {
            return null;
        }
        byte[] record = frame.record();
        if (record == null) {
            if (!current.lacks(header.sequence())) {
                damage.found(current, header);
            }
            return null;
        }
        return new Read(current, header, record);
    }
}
