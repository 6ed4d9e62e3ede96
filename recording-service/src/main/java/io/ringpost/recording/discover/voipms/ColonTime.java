package io.ringpost.recording.discover.voipms;

import org.jspecify.annotations.Nullable;

/** VoIP.ms durations: {@code MM:SS} of recordings, {@code HH:MM:SS} elsewhere; the colons tell. */
final class ColonTime {
    private ColonTime() {}

    static @Nullable Integer seconds(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,3}(:[0-9]{1,2}){1,2}")) {
            return null;
        }
        int total = 0;
        for (String part : text.split(":", -1)) {
            total = total * 60 + Integer.parseInt(part);
        }
        return total;
    }
}
