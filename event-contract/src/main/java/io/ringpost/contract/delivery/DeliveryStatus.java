package io.ringpost.contract.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** Where an outbound webhook delivery stands. */
public enum DeliveryStatus {
    PENDING,
    SENDING,
    DELIVERED,
    RETRYING,
    FAILED,
    HELD,
    CANCELLED,
    EXPIRED,
    /** A word of a later version; never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
