package io.ringpost.contract.alert;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** Whether what an alert tells of has come up or is over. */
public enum AlertState {
    /** It is so now; told again while it lasts. What says nothing else means this. */
    @JsonEnumDefaultValue
    FIRING,
    /** It is over. */
    RECOVERED;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
