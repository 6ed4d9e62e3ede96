package io.ringpost.outbound.deliver;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, in words.
 *
 * @param outcome {@code delivered}, {@code postponed} or {@code failed}
 * @param status the receiver's HTTP status
 * @param error stable code of what went wrong
 * @param fault whose it was
 */
record Verdict(
        String outcome,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String fault) {
    private static final int SERVER_ERRORS = 500;

    /** Whether a receiver that works answered, be it that it does not want the delivery. */
    boolean reached() {
        return status != null && status < SERVER_ERRORS;
    }

    /** The error with statuses folded into their class, so that a metric has few values. */
    String cause() {
        if (error == null) {
            return "none";
        }
        return status == null ? error : "http_" + status / 100 + "xx";
    }
}
