package io.ringpost.recording.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in the making. */
interface PartFile extends AutoCloseable {

    void append(byte[] part) throws IOException;

    /** Waits until the bytes are on the disk. */
    void sync() throws IOException;

    @Override
    void close() throws IOException;

    /** Makes a new file. */
    @FunctionalInterface
    interface Opener {
        PartFile open(Path path) throws IOException;
    }

    static PartFile onDisk(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartFile() {
            @Override
            public void append(byte[] part) throws IOException {
                ByteBuffer left = ByteBuffer.wrap(part);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }

            @Override
            public void sync() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
