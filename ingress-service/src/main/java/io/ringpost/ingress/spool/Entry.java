package io.ringpost.ingress.spool;

import io.ringpost.ingress.publish.OutgoingRecord;
import java.nio.ByteBuffer;

/**
 * A record on its way to the disk.
 *
 * @param lane its topic
 * @param key the hash of topic and key
 * @param at when it came, milliseconds since 1970
 * @param record its bytes
 * @param checksum CRC-32C of these
 */
record Entry(Lane lane, int key, long at, byte[] record, int checksum) {
    static Entry of(Lane lane, OutgoingRecord record, long at) {
        byte[] bytes = RecordBytes.write(record);
        return new Entry(
                lane, lane.keyHash(record.key()), at, bytes, FrameHeader.crc(ByteBuffer.wrap(bytes), 0, bytes.length));
    }

    int frameBytes() {
        return FrameHeader.frameBytes(record.length);
    }

    void write(ByteBuffer to, long sequence) {
        new FrameHeader(record.length, lane.id(), key, sequence, at, checksum).write(to);
        to.put(record).put(FrameHeader.END);
    }
}
