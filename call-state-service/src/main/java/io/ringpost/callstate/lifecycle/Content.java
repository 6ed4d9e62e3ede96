package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.Analysis;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Turn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said, and what is left of it.
 *
 * @param disconnectionReason why it ended, in the provider's word
 * @param transcript the whole text
 * @param turns the text by speaker
 * @param analysis what it was about
 * @param dynamicVariables what the agent was given
 * @param metadata what the registering application attached
 * @param recordings recordings that are spoken of
 * @param cost what it cost
 */
public record Content(
        @Nullable String disconnectionReason,
        @Nullable String transcript,
        List<Turn> turns,
        @Nullable Analysis analysis,
        @Nullable Map<String, Object> dynamicVariables,
        @Nullable Map<String, Object> metadata,
        List<RecordingRef> recordings,
        @Nullable Cost cost) {
    /** Nothing is known. */
    public static final Content NONE = new Content(null, null, List.of(), null, null, null, List.of(), null);

    /** Reads absent lists as empty ones, and shortens a reason that no provider gives. */
    public Content {
        disconnectionReason = Brief.word(disconnectionReason);
        turns = turns == null ? List.of() : List.copyOf(turns);
        recordings = recordings == null ? List.of() : List.copyOf(recordings);
    }

    /** Only why it ended. */
    public static Content ended(@Nullable String reason) {
        return new Content(reason, null, List.of(), null, null, null, List.of(), null);
    }

    /** Only what it cost. */
    public static Content costing(@Nullable Cost cost) {
        return new Content(null, null, List.of(), null, null, null, List.of(), cost);
    }

    /** Only a text of what was said. */
    public static Content said(@Nullable String transcript) {
        return new Content(null, transcript, List.of(), null, null, null, List.of(), null);
    }

    /** The same, with recordings. */
    public Content recorded(List<RecordingRef> refs) {
        return new Content(disconnectionReason, transcript, turns, analysis, dynamicVariables, metadata, refs, cost);
    }
}
