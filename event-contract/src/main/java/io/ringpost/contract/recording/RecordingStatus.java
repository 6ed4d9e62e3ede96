package io.ringpost.contract.recording;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** What became of a recording. */
public enum RecordingStatus {
    WAITING,
    FETCHING,
    STORED,
    EMPTY,
    DISABLED,
    FAILED,
    ERASED,
    /** A word of a later version; never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
