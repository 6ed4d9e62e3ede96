package io.ringpost.sms.reply;

import io.ringpost.sms.understand.Intent;
import org.jspecify.annotations.Nullable;

/** What a text changes about whether its sender wants texts. */
public enum OptChange {
    NONE,
    OUT,
    IN;

    /** The change that an intent makes; none if things already stand so. */
    static OptChange of(@Nullable Intent intent, boolean optedOut) {
        if (intent == Intent.OPT_OUT && !optedOut) {
            return OUT;
        }
        return intent == Intent.OPT_IN && optedOut ? IN : NONE;
    }
}
