package io.ringpost.recording.query;

import java.util.Map;

/** The name under which a browser saves audio: made of our own id alone, so that no header can be broken by it. */
final class AudioName {

    private static final Map<String, String> EXTENSIONS = Map.of(
            "audio/wav", "wav",
            "audio/mpeg", "mp3",
            "audio/ogg", "ogg",
            "audio/flac", "flac",
            "audio/mp4", "m4a",
            "audio/amr", "amr");

    private AudioName() {}

    static String disposition(boolean download, String recordingId, String contentType) {
        String name = "recording-" + recordingId.replaceAll("[^A-Za-z0-9_-]", "");
        String extension = EXTENSIONS.getOrDefault(contentType, "bin");
        return (download ? "attachment" : "inline") + "; filename=\"" + name + "." + extension + "\"";
    }
}
