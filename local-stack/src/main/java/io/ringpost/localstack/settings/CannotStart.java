package io.ringpost.localstack.settings;

import java.io.Serial;

/** Why the stack does not start, in words for the person who started it. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    public CannotStart(String reason) {
        super(reason);
        this.reason = reason;
    }

    public CannotStart(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The reason, to be said as it is. */
    public String reason() {
        return reason;
    }
}
