package io.ringpost.contract.call;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** How much of a call is known: that it started, that it ended, what was said. */
public enum CallPhase {
    STARTED,
    ENDED,
    ANALYZED;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
