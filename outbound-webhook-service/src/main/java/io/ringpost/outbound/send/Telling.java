package io.ringpost.outbound.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message.
 *
 * @param cause why it was not taken, a word of a small set; absent if it was
 * @param detail the same for people, without addresses and secrets
 * @param pause how long the other side asks to be left alone, if it does
 */
record Telling(
        @Nullable String cause,
        @Nullable String detail,
        @Nullable Duration pause) {
    static final Telling DONE = new Telling(null, null, null);

    static Telling failed(String cause, @Nullable String detail) {
        return new Telling(cause, detail, null);
    }
}
