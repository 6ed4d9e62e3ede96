package io.ringpost.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The telephony providers whose webhooks Ringpost takes in. */
public enum Provider {
    TWILIO,
    RETELL,
    VOIPMS,
    WAVOIP;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The provider's name in topics, keys, metrics and APIs: lower case, no punctuation. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Finds a provider by its {@link #id()}; empty if none has it. */
    public static Optional<Provider> byId(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }
}
