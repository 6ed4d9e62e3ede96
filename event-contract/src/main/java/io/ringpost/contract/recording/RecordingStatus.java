package io.ringpost.contract.recording;

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
    ERASED;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
