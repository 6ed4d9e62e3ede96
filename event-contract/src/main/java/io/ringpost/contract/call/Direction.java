package io.ringpost.contract.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** Who called whom, seen from the business. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
