package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.recording.RecordingStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of two statuses says more. The greatest of a set does not depend on the order of its arrival, and every
 * terminal status outranks every other, so that a call that is over stays over.
 */
final class Ranks {
    private static final List<CallStatus> CALL = List.of(
            CallStatus.UNKNOWN,
            CallStatus.QUEUED,
            CallStatus.INITIATED,
            CallStatus.RINGING,
            CallStatus.IN_PROGRESS,
            CallStatus.FAILED,
            CallStatus.CANCELED,
            CallStatus.NO_ANSWER,
            CallStatus.BUSY,
            CallStatus.COMPLETED);
    /** A failed fetch may be retried and succeed, so that "stored" says more. */
    private static final List<RecordingStatus> RECORDING = List.of(
            RecordingStatus.UNKNOWN,
            RecordingStatus.WAITING,
            RecordingStatus.FETCHING,
            RecordingStatus.FAILED,
            RecordingStatus.DISABLED,
            RecordingStatus.EMPTY,
            RecordingStatus.STORED,
            RecordingStatus.ERASED);

    static final Comparator<CallStatus> BY_PROGRESS = Comparator.comparingInt(CALL::indexOf);

    private Ranks() {}

    static int of(@Nullable CallStatus status) {
        return status == null ? -1 : CALL.indexOf(status);
    }

    static int of(@Nullable RecordingStatus status) {
        return status == null ? -1 : RECORDING.indexOf(status);
    }

    /** Whether both tables name every status. */
    static boolean complete() {
        return CALL.containsAll(Arrays.asList(CallStatus.values()))
                && RECORDING.containsAll(Arrays.asList(RecordingStatus.values()));
    }
}
