package io.ringpost.safehttp;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decodes a body part by part, in pieces of bounded size. */
abstract sealed class StreamDecoding {

    /** For a host that compresses though we ask for none to be. */
    static StreamDecoding of(String contentEncoding) {
        return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new Inflating(new Inflater(true), true);
            case "deflate" -> new Inflating(new Inflater(), false);
            case "", "identity" -> new Identity();
            default -> new Unreadable();
        };
    }

    /** Takes the next raw part; the one before must have been read to its end. */
    abstract void put(byte[] part);

    /** The next decoded piece of the part; empty when another part is needed. */
    abstract byte[] next() throws DataFormatException;

    /** Whether the decoded body is whole, provided that the raw one is. */
    abstract boolean complete();

    /** Frees what it holds. */
    abstract void close();

    private static final class Identity extends StreamDecoding {
        private byte[] part = new byte[0];

        @Override
        void put(byte[] next) {
            part = next;
        }

        @Override
        byte[] next() {
            byte[] piece = part;
            part = new byte[0];
            return piece;
        }

        @Override
        boolean complete() {
            return true;
        }

        @Override
        void close() {
            part = new byte[0];
        }
    }

    /** Bytes of an encoding that we do not know are no body: handed on, they would be kept as one. */
    private static final class Unreadable extends StreamDecoding {

        @Override
        void put(byte[] part) {
            // Not even looked at.
        }

        @Override
        byte[] next() throws DataFormatException {
            throw new DataFormatException("an encoding that is not known");
        }

        @Override
        boolean complete() {
            return false;
        }

        @Override
        void close() {
            // It holds nothing.
        }
    }

    private static final class Inflating extends StreamDecoding {
        private static final int PIECE = 16 * 1024;
        private static final int LONGEST_HEADER = 64 * 1024;
        /** Checksum and length after the last block of gzip (RFC 1952). */
        private static final int TRAILER = 8;

        private final Inflater inflater;
        private byte @Nullable [] header;
        private boolean closed;

        Inflating(Inflater inflater, boolean gzip) {
            this.inflater = inflater;
            this.header = gzip ? new byte[0] : null;
        }

        @Override
        void put(byte[] part) {
            if (header == null) {
                inflater.setInput(part);
            } else {
                int before = header.length;
                header = Arrays.copyOf(header, before + part.length);
                System.arraycopy(part, 0, header, before, part.length);
            }
        }

        @Override
        byte[] next() throws DataFormatException {
            if (closed || (header != null && !headerRead(header))) {
                return new byte[0];
            }
            if (inflater.finished() && inflater.getRemaining() > TRAILER) {
                throw new DataFormatException("bytes after the end");
            }
            byte[] piece = new byte[PIECE];
            return Arrays.copyOf(piece, inflater.inflate(piece));
        }

        /** The library's reader of the header tells its length: it takes no byte more. */
        private boolean headerRead(byte[] start) throws DataFormatException {
            ByteArrayInputStream source = new ByteArrayInputStream(start);
            try {
                new GZIPInputStream(source).close();
                inflater.setInput(start, start.length - source.available(), source.available());
                header = null;
                return true;
            } catch (EOFException more) {
                if (start.length > LONGEST_HEADER) {
                    throw new DataFormatException("a header without end");
                }
                return false;
            } catch (IOException damaged) {
                throw new DataFormatException("no gzip");
            }
        }

        @Override
        boolean complete() {
            return !closed && inflater.finished();
        }

        @Override
        void close() {
            closed = true;
            inflater.end();
        }
    }
}
