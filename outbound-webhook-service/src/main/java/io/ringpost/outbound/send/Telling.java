package io.ringpost.outbound.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message.
 *
 * @param cause why it was not taken, a word of a small set; absent if it was
 * @param pause how long the other side asks to be left alone, if it does
 */
record Telling(@Nullable String cause, @Nullable Duration pause) {
    static final Telling DONE = new Telling(null, null);

    static Telling failed(String cause) {
        return new Telling(cause, null);
    }
}
