package io.ringpost.contract.alert;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** How soon somebody should look. */
public enum AlertSeverity {
    /** It will get worse if nobody does. What says nothing else means this. */
    @JsonEnumDefaultValue
    WARNING,
    /** Something does not work now. */
    CRITICAL;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
