package io.ringpost.ingress.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The two things about a disk that fail when it is full or broken. */
interface Disk {
    /** The disk that is there. */
    Disk REAL = new Disk() {
        private static final int CHUNK = 1 << 16;

        @Override
        public void fill(FileChannel file, int bytes) throws IOException {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
            for (int done = 0; done < bytes; ) {
                zeros.clear().limit(Math.min(CHUNK, bytes - done));
                done += file.write(zeros, done);
            }
        }

        @Override
        public void force(FileChannel file) throws IOException {
            file.force(false);
        }
    };

    /** Takes room for so many bytes, as zeros. */
    void fill(FileChannel file, int bytes) throws IOException;

    /** Returns when everything written is on the disk. */
    void force(FileChannel file) throws IOException;
}
