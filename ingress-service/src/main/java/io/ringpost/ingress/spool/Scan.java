package io.ringpost.ingress.spool;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a segment holds that was there before.
 *
 * @param state whether all of it can be read
 * @param end where what can be read ends
 * @param written where what was written ends, as far as that can be seen
 * @param lost the sequence numbers of the records that are known to be unreadable
 */
record Scan(State state, int end, int written, Set<Long> lost) {
    /** How it is. */
    enum State {
        /** Every byte is accounted for. */
        WHOLE,
        /** The last write did not come to its end, so nobody was told that it was kept. */
        TORN,
        /** Records may be missing that were answered. */
        DAMAGED
    }

    /** Reads a file's content from end to end, and tells of every record that can be drained. */
    static Scan of(ByteBuffer content, long number, Consumer<FrameHeader> readable) {
        Set<Long> lost = new HashSet<>();
        int at = Math.min(Segment.HEADER, content.limit());
        int last = at;
        boolean lastLost = false;
        for (FrameHeader header = header(content, at); header != null; header = header(content, at)) {
            lastLost = header.checksum() != FrameHeader.crc(content, at + FrameHeader.BYTES, header.length());
            if (lastLost) {
                lost.add(header.sequence());
            } else {
                readable.accept(header);
            }
            last = at;
            at += header.frameBytes();
        }
        int written = written(content);
        if (!Segment.isWhole(content, number)) {
            return new Scan(State.DAMAGED, at, written, lost);
        }
        if (written <= at && lost.isEmpty()) {
            return new Scan(State.WHOLE, at, written, lost);
        }
        // A write that broke off leaves zeros: from within its header on, or from within its record.
        if (lost.isEmpty() && written <= at + FrameHeader.BYTES) {
            return new Scan(State.TORN, at, written, lost);
        }
        if (lost.size() == 1 && lastLost && written < at) {
            return new Scan(State.TORN, last, written, lost);
        }
        return new Scan(State.DAMAGED, at, written, lost);
    }

    boolean damaged() {
        return state == State.DAMAGED;
    }

    private static @Nullable FrameHeader header(ByteBuffer content, int at) {
        FrameHeader header = FrameHeader.read(content, at);
        return header == null || at + header.frameBytes() > content.limit() ? null : header;
    }

    /** Where the zeros at the end begin. */
    private static int written(ByteBuffer content) {
        int end = content.limit();
        while (end >= Long.BYTES && content.getLong(end - Long.BYTES) == 0) {
            end -= Long.BYTES;
        }
        while (end > 0 && content.get(end - 1) == 0) {
            end--;
        }
        return end;
    }
}
