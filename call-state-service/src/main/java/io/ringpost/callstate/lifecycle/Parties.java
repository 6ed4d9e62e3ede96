package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks with whom, and how.
 *
 * @param direction who called
 * @param callType the medium
 * @param from the caller, in E.164 where it can be understood, else as received
 * @param to the called number, likewise
 * @param agentId the voice agent
 */
public record Parties(
        @Nullable Direction direction,
        @Nullable CallType callType,
        @Nullable String from,
        @Nullable String to,
        @Nullable String agentId) {
    /** Nobody is named. */
    public static final Parties NONE = new Parties(null, null, null, null, null);

    /** Shortens what no provider gives. */
    public Parties {
        from = Brief.word(from);
        to = Brief.word(to);
        agentId = Brief.word(agentId);
    }
}
