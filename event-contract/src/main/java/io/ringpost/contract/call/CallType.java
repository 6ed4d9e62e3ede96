package io.ringpost.contract.call;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringpost.contract.WireName;

/** The medium of a call. */
public enum CallType {
    PHONE_CALL,
    WEB_CALL,
    WHATSAPP_CALL;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return WireName.underscored(this);
    }
}
