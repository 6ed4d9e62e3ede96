package io.ringpost.safehttp;

import java.time.Duration;

/**
 * What one call may cost.
 *
 * @param head from the start (name look-up included) until the head of the answer is there
 * @param total from the start until the body is read; a later end cuts the body
 * @param bodyBytes the most decoded bytes of the answer that are kept
 */
public record Limits(Duration head, Duration total, int bodyBytes) {

    /** The webhook promise: five seconds over everything, and the first 16 KiB of the answer. */
    public static final Limits WEBHOOK = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 16 * 1024);

    public Limits {
        if (head.isNegative() || head.isZero() || total.compareTo(head) < 0 || bodyBytes < 0) {
            throw new IllegalArgumentException("limits must be positive, and total no shorter than head");
        }
    }
}
