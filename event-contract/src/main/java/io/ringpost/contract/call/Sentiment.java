package io.ringpost.contract.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** How the caller sounded, by the provider's or our own analysis. */
public enum Sentiment {
    POSITIVE,
    NEGATIVE,
    NEUTRAL,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
