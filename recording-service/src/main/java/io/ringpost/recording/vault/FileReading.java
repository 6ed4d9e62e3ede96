package io.ringpost.recording.vault;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One range of one file, a part at a time. */
final class FileReading {

    private static final int PART = 64 * 1024;

    private final Path file;
    private long position;
    private long left;
    private @Nullable FileChannel channel;

    FileReading(Path file, long from, long length) {
        this.file = file;
        this.position = from;
        this.left = length;
    }

    synchronized byte[] next() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file, StandardOpenOption.READ);
            channel = open;
        }
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(PART, left));
        while (part.hasRemaining()) {
            if (open.read(part, position + part.position()) < 0) {
                throw new EOFException("shorter than its size");
            }
        }
        position += part.position();
        left -= part.position();
        return Arrays.copyOf(part.array(), part.position());
    }

    synchronized long left() {
        return left;
    }

    synchronized boolean close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        left = 0;
        return true;
    }
}
