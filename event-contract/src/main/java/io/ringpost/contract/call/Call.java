package io.ringpost.contract.call;

import io.ringpost.contract.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands: one record for all its legs, filled in as the call goes on.
 *
 * @param id the id of its first leg by fixed rank; every other leg's id is an alias
 * @param status where it stands
 * @param phase how much of it is known; absent while only an alias or a recording is
 * @param direction who called whom
 * @param callType the medium
 * @param provider the provider of its first leg
 * @param from the caller, in E.164 where it can be understood, else as received
 * @param to the called number, likewise
 * @param agentId the voice agent that spoke
 * @param legs each provider's part, in rank order
 * @param startedAt when it began
 * @param ringingAt when it first rang
 * @param answeredAt when it was answered
 * @param endedAt when it ended
 * @param durationSeconds whole seconds it lasted
 * @param disconnectionReason why it ended, in the provider's word
 * @param transcript the whole text
 * @param transcriptTurns the text by speaker
 * @param analysis what it was about
 * @param dynamicVariables what the agent was given
 * @param metadata what the registering application attached
 * @param recordings its recordings
 * @param cost what it cost
 * @param version number of distinct facts applied
 * @param createdAt least receive time of them
 * @param updatedAt greatest receive time of them
 */
public record Call(
        String id,
        CallStatus status,
        @Nullable CallPhase phase,
        Direction direction,
        @Nullable CallType callType,
        Provider provider,
        @Nullable String from,
        @Nullable String to,
        @Nullable String agentId,
        List<Leg> legs,
        @Nullable Instant startedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        @Nullable String disconnectionReason,
        @Nullable String transcript,
        List<Turn> transcriptTurns,
        @Nullable Analysis analysis,
        @Nullable Map<String, Object> dynamicVariables,
        @Nullable Map<String, Object> metadata,
        List<RecordingRef> recordings,
        @Nullable Cost cost,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /** Reads absent lists as empty ones. */
    public Call {
        legs = legs == null ? List.of() : List.copyOf(legs);
        transcriptTurns = transcriptTurns == null ? List.of() : List.copyOf(transcriptTurns);
        recordings = recordings == null ? List.of() : List.copyOf(recordings);
    }
}
