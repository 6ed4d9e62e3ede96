package io.ringpost.contract.sms;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** How far a text message got. */
public enum MessageStatus {
    RECEIVED,
    QUEUED,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.hyphened(this);
    }
}
