package io.ringpost.ingress.register;

import org.jspecify.annotations.Nullable;

/** Retell does not do its work: this counts against it, as a refusal of what we asked for does not. */
final class RetellAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    RetellAway(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** The reason, if this is such a failure or was caused by one. */
    static @Nullable String reasonOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetellAway away) {
                return away.reason();
            }
        }
        return null;
    }
}
