package io.ringpost.contract.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** Where a call stands; the five terminal ones are never left. */
public enum CallStatus {
    QUEUED,
    INITIATED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** Whether the call is over. */
    public boolean terminal() {
        return switch (this) {
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> true;
            case QUEUED, INITIATED, RINGING, IN_PROGRESS, UNKNOWN -> false;
        };
    }

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
