package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a call did what.
 *
 * @param startedAt when it began
 * @param ringingAt when it rang
 * @param answeredAt when it was answered
 * @param endedAt when it ended
 * @param durationSeconds whole seconds it lasted
 */
public record Times(
        @Nullable Instant startedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds) {
    /** No time is known. */
    public static final Times NONE = new Times(null, null, null, null, null);

    /** The time at which a status was reached; an unknown status was reached at no time. */
    public static Times reached(@Nullable CallStatus status, Instant at) {
        if (status == null) {
            return NONE;
        }
        return switch (status) {
            case QUEUED, INITIATED -> new Times(at, null, null, null, null);
            case RINGING -> new Times(null, at, null, null, null);
            case IN_PROGRESS -> new Times(null, null, at, null, null);
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> new Times(null, null, null, at, null);
            case UNKNOWN -> NONE;
        };
    }

    /** The same, begun at the given time. */
    public Times startedAt(Instant at) {
        return new Times(at, ringingAt, answeredAt, endedAt, durationSeconds);
    }

    /** The same, with how long it lasted. */
    public Times lasting(@Nullable Integer seconds) {
        return new Times(startedAt, ringingAt, answeredAt, endedAt, seconds);
    }
}
