package io.ringpost.recording.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a WAV file says of itself.
 *
 * @param channels 1, 2, …
 * @param seconds its length, rounded
 */
record WavHeader(int channels, int seconds) {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int FORMAT = 16;

    /**
     * Reads it.
     *
     * @param start the first bytes, with the header
     * @param total the size of the file; a header written before its end was known gives a wrong one, or none
     */
    static Optional<WavHeader> of(byte[] start, long total) {
        ByteBuffer wav = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int channels = 0;
        long perSecond = 0;
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEAD <= start.length) {
            String name = new String(start, (int) at, 4, ISO_8859_1);
            long length = Integer.toUnsignedLong(wav.getInt((int) at + 4));
            long content = at + CHUNK_HEAD;
            if (name.equals("fmt ") && content + FORMAT <= start.length) {
                channels = Short.toUnsignedInt(wav.getShort((int) content + 2));
                perSecond = Integer.toUnsignedLong(wav.getInt((int) content + 8));
            }
            if (name.equals("data")) {
                return of(channels, perSecond, Math.min(length == 0 ? total : length, total - content));
            }
            at = content + length + length % 2;
        }
        return Optional.empty();
    }

    private static Optional<WavHeader> of(int channels, long perSecond, long bytes) {
        return channels > 0 && perSecond > 0 && bytes >= 0
                ? Optional.of(new WavHeader(channels, (int) ((bytes + perSecond / 2) / perSecond)))
                : Optional.empty();
    }
}
