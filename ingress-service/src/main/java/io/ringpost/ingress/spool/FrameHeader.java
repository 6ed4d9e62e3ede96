package io.ringpost.ingress.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each record in a segment. It has a checksum of its own, so that a damaged record can be passed over
 * by its length and still be counted to its topic and key.
 *
 * @param length of the record's bytes
 * @param lane the topic, see {@link Lane}
 * @param key the hash of topic and key
 * @param sequence rises by one from record to record
 * @param at when it was spooled, milliseconds since 1970
 * @param checksum CRC-32C of the record's bytes
 */
record FrameHeader(int length, int lane, int key, long sequence, long at, int checksum) {
    static final int BYTES = 36;
    /** A byte after each record: while it is zero, the record was not written to its end. */
    static final byte END = 0x5A;

    private static final int CHECKED = BYTES - Integer.BYTES;

    /** Header, record and end. */
    static int frameBytes(int length) {
        return BYTES + length + 1;
    }

    int frameBytes() {
        return frameBytes(length);
    }

    void write(ByteBuffer to) {
        int start = to.position();
        to.putInt(length).putInt(lane).putInt(key).putLong(sequence).putLong(at).putInt(checksum);
        to.putInt(crc(to, start, CHECKED));
    }

    /** The header at a place, none if what stands there is not one. */
    static @Nullable FrameHeader read(ByteBuffer from, int at) {
        if (at + BYTES > from.limit() || from.getInt(at + CHECKED) != crc(from, at, CHECKED)) {
            return null;
        }
        ByteBuffer view = from.duplicate().position(at);
        FrameHeader header = new FrameHeader(
                view.getInt(), view.getInt(), view.getInt(), view.getLong(), view.getLong(), view.getInt());
        return header.length > 0 && header.length <= Segment.BYTES ? header : null;
    }

    boolean matches(byte[] record) {
        return checksum == crc(ByteBuffer.wrap(record), 0, record.length);
    }

    static int crc(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(start + length).position(start));
        return (int) crc.getValue();
    }
}
