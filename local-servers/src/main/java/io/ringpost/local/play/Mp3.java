package io.ringpost.local.play;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A second of silence as MP3, titled by its id: MPEG-1 layer III, 44.1 kHz, 128 kbit/s, mono. */
public final class Mp3 {
    private static final int FRAMES = 38;
    private static final int FRAME_BYTES = 417;
    private static final byte[] FRAME_HEAD = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, (byte) 0xC0};
    private static final int FRAME_TAG_BYTES = 10;
    private static final int SEVEN_BITS = 0x7F;

    private Mp3() {}

    /** The bytes of the file for an id. */
    public static byte[] of(String id) {
        byte[] title = ("\0" + id).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        mp3.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0});
        mp3.writeBytes(syncSafe(FRAME_TAG_BYTES + title.length));
        mp3.writeBytes(new byte[] {'T', 'I', 'T', '2', 0, 0, (byte) (title.length >> Byte.SIZE), (byte) title.length});
        mp3.writeBytes(new byte[2]);
        mp3.writeBytes(title);
        for (int frame = 0; frame < FRAMES; frame++) {
            mp3.writeBytes(FRAME_HEAD);
            mp3.writeBytes(new byte[FRAME_BYTES - FRAME_HEAD.length]);
        }
        return mp3.toByteArray();
    }

    /** ID3: a size has seven bits in each byte, so that it never looks like the start of a frame. */
    private static byte[] syncSafe(int size) {
        return new byte[] {
            (byte) (size >> 21 & SEVEN_BITS),
            (byte) (size >> 14 & SEVEN_BITS),
            (byte) (size >> 7 & SEVEN_BITS),
            (byte) (size & SEVEN_BITS)
        };
    }
}
