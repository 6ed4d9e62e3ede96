package io.ringpost.local.receive;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of checking one signature. */
public enum Verdict {
    VALID,
    WRONG,
    MISSING;

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
