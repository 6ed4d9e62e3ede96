package io.ringpost.safehttp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The readable bytes of a body. We ask for none to be compressed; a host that compresses all the same is read up to
 * the cap of decoded bytes, so a bomb costs no more than a plain body.
 *
 * @param bytes at most the cap
 * @param end whether they are all
 */
record Decoding(byte[] bytes, BodyEnd end) {

    private static final int DEFLATE = 8;

    static Decoding of(String contentEncoding, byte[] raw, BodyEnd end, int cap) {
        try {
            return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(raw)), end, cap);
                case "deflate" -> deflate(raw, end, cap);
                default -> new Decoding(raw, end);
            };
        } catch (IOException notCompressed) {
            return new Decoding(new byte[0], end == BodyEnd.COMPLETE ? BodyEnd.BROKEN : end);
        }
    }

    /** HTTP's "deflate" has a zlib header (RFC 9110); some hosts leave it out. */
    private static Decoding deflate(byte[] raw, BodyEnd end, int cap) throws IOException {
        boolean zlib =
                raw.length > 1 && (raw[0] & 0x0f) == DEFLATE && (((raw[0] & 0xff) << 8) | (raw[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try {
            return read(new InflaterInputStream(new ByteArrayInputStream(raw), inflater), end, cap);
        } finally {
            inflater.end();
        }
    }

    private static Decoding read(InputStream source, BodyEnd end, int cap) throws IOException {
        byte[] kept = new byte[cap + 1];
        int length = 0;
        try (source) {
            for (int n = 0; n >= 0 && length < kept.length; n = source.read(kept, length, kept.length - length)) {
                length += n;
            }
        } catch (IOException cutOrDamaged) {
            return new Decoding(
                    Arrays.copyOf(kept, Math.min(length, cap)), end == BodyEnd.COMPLETE ? BodyEnd.BROKEN : end);
        }
        return length > cap
                ? new Decoding(Arrays.copyOf(kept, cap), BodyEnd.OVER_CAP)
                : new Decoding(Arrays.copyOf(kept, length), end);
    }
}
