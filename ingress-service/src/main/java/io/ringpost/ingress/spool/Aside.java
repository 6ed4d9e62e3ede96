package io.ringpost.ingress.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Keeps a single record that Kafka will never take, as a frame in a file of its own. */
final class Aside {
    private Aside() {}

    static void write(SpoolDirectory directory, FrameHeader header, byte[] record) throws IOException {
        String name = "record-" + header.sequence() + "-" + Integer.toHexString(header.checksum()) + ".quarantined";
        ByteBuffer frame = ByteBuffer.allocate(header.frameBytes());
        header.write(frame);
        frame.put(record).put(FrameHeader.END).flip();
        try (FileChannel file = SpoolDirectory.openFile(
                directory.unfinished(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (frame.hasRemaining()) {
                file.write(frame);
            }
            file.force(true);
        }
        directory.complete(directory.unfinished(name), directory.file(name));
    }
}
