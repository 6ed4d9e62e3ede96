package io.ringpost.safehttp;

import java.time.Duration;

/**
 * How long each step took.
 *
 * @param dns looking the name up
 * @param connect TCP and TLS together, because the client library reports a connection only when both stand
 * @param head from the first byte written to the end of the answer's head
 * @param body reading the answer's body
 */
public record Phases(Duration dns, Duration connect, Duration head, Duration body) {

    /** Nothing was done at all. */
    public static final Phases NONE = new Phases(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** From start to end. */
    public Duration total() {
        return dns.plus(connect).plus(head).plus(body);
    }
}
