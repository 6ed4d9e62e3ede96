package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a leg came, and what that says of the whole call.
 *
 * @param word the provider's own word
 * @param leg what the word means for the leg; absent if it means nothing
 * @param call what it means for the call
 * @param answered whether it proves that somebody or something answered
 * @param analysed whether it tells that the analysis is done
 */
public record Progress(
        @Nullable String word,
        @Nullable CallStatus leg,
        @Nullable CallStatus call,
        boolean answered,
        boolean analysed) {
    /** Says nothing. */
    public static final Progress NONE = of(null, null);

    /** A word and what it means, for a leg that is the call. */
    public static Progress of(@Nullable String word, @Nullable CallStatus status) {
        boolean answered = status == CallStatus.IN_PROGRESS || status == CallStatus.COMPLETED;
        return new Progress(word, status, status, answered, false);
    }

    /** The same, where the end of the leg proves no conversation. */
    public Progress unanswered() {
        return new Progress(word, leg, call, false, analysed);
    }

    /** The same of a leg that another leg dialled: if it fails the call goes on, perhaps to voicemail. */
    public Progress ofDialledLeg() {
        boolean failed = leg != null && leg.terminal() && leg != CallStatus.COMPLETED;
        return new Progress(word, leg, failed ? CallStatus.RINGING : call, answered, analysed);
    }

    /** The same, with the analysis done. */
    public Progress withAnalysis() {
        return new Progress(word, leg, call, answered, true);
    }
}
