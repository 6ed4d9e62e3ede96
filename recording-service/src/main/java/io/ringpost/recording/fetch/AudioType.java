package io.ringpost.recording.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** What audio is by its own first bytes: hosts announce it as anything, and errors as pages. */
final class AudioType {

    /** So many bytes are enough to tell. */
    static final int ENOUGH = 12;

    private AudioType() {}

    /** The media type; empty if these bytes begin no audio that we know. */
    static Optional<String> of(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, ENOUGH), ISO_8859_1);
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return Optional.of("audio/wav");
        }
        if (text.startsWith("ID3") || (start.length >= ENOUGH && isMpegFrame(start[0], start[1]))) {
            return Optional.of("audio/mpeg");
        }
        if (text.startsWith("OggS")) {
            return Optional.of("audio/ogg");
        }
        if (text.startsWith("fLaC")) {
            return Optional.of("audio/flac");
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of("audio/mp4");
        }
        return text.startsWith("#!AMR") ? Optional.of("audio/amr") : Optional.empty();
    }

    /** Eleven bits set, and layer II or III: no layer is AAC's mark, and layer I looks like a text's byte order mark. */
    private static boolean isMpegFrame(byte first, byte second) {
        int layer = second & 0x06;
        return (first & 0xff) == 0xff && (second & 0xe0) == 0xe0 && (layer == 0x02 || layer == 0x04);
    }
}
