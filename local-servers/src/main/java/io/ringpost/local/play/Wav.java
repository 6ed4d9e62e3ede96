package io.ringpost.local.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A second of tone as telephone audio: 8 kHz, 16 bits, one or two channels. The same id sounds the same for ever. */
public final class Wav {
    private static final int RATE = 8000;
    private static final int SAMPLE_BYTES = 2;
    private static final int HEAD_BYTES = 44;
    private static final int FORMAT_BYTES = 16;
    private static final short PCM = 1;
    private static final double LOWEST_HERTZ = 300;
    private static final int HERTZ = 3000;
    private static final double LOUDNESS = 12_000;

    private Wav() {}

    /** The bytes of the file for an id. */
    public static byte[] of(String id, int channels) {
        int data = RATE * SAMPLE_BYTES * channels;
        ByteBuffer wav = ByteBuffer.allocate(HEAD_BYTES + data).order(ByteOrder.LITTLE_ENDIAN);
        ascii(wav, "RIFF").putInt(HEAD_BYTES - Integer.BYTES * 2 + data);
        ascii(wav, "WAVEfmt ").putInt(FORMAT_BYTES).putShort(PCM).putShort((short) channels);
        wav.putInt(RATE).putInt(RATE * SAMPLE_BYTES * channels);
        wav.putShort((short) (SAMPLE_BYTES * channels)).putShort((short) (SAMPLE_BYTES * Byte.SIZE));
        ascii(wav, "data").putInt(data);
        for (int sample = 0; sample < RATE; sample++) {
            for (int channel = 0; channel < channels; channel++) {
                wav.putShort(tone(hertz(id + channel), sample));
            }
        }
        return wav.array();
    }

    /** Steps of a thousandth of a hertz: two ids hardly ever sound alike. */
    private static double hertz(String id) {
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return LOWEST_HERTZ + hash.getValue() % (HERTZ * 1000L) / 1000.0;
    }

    private static short tone(double hertz, int sample) {
        return (short) Math.round(LOUDNESS * Math.sin(2 * Math.PI * hertz * sample / RATE));
    }

    private static ByteBuffer ascii(ByteBuffer wav, String word) {
        return wav.put(word.getBytes(StandardCharsets.US_ASCII));
    }
}
