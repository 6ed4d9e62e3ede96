package io.ringpost.sms.understand;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;
import java.util.Arrays;
import java.util.Optional;

/** What a text wants; the first that fits is it. */
public enum Intent {
    OPT_OUT,
    OPT_IN,
    HELP,
    EMERGENCY,
    APPOINTMENT,
    HOURS,
    LOCATION,
    INSURANCE;

    /** The word on the wire, such as {@code opt-out}. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }

    /** Finds an intent by its word. */
    public static Optional<Intent> byWire(String word) {
        return Arrays.stream(values())
                .filter(intent -> intent.wire().equals(word))
                .findFirst();
    }

    /** Whether carriers or safety ask for an answer, so that it may not be switched off. */
    public boolean isOwed() {
        return this == OPT_OUT || this == HELP || this == EMERGENCY;
    }
}
