package io.ringpost.sms.guard;

import java.util.Locale;

/** Why a text is not answered. */
public enum Reason {
    EMPTY_TEXT,
    OWN_NUMBER,
    SHORT_CODE,
    UNREACHABLE_SENDER,
    AUTOMATIC_TEXT,
    TOO_OLD,
    OPTED_OUT,
    NOT_OPTED_OUT,
    PROVIDER_ANSWERS,
    SILENCED,
    TOO_MANY_REPLIES,
    REPEATED,
    NO_INTENT,
    DISABLED,
    PROFILE_INCOMPLETE;

    /** The word on the wire, such as {@code profile_incomplete}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
