package io.ringpost.callstate.normalise.wavoip;

import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.reading.Words;
import io.ringpost.contract.recording.RecordingStatus;
import org.jspecify.annotations.Nullable;

/** WaVoIP's words; more are on the wire than documented. */
final class WavoipWords {
    private WavoipWords() {}

    /** A lost connection may come back, so it changes nothing. */
    static @Nullable CallStatus status(@Nullable String word, boolean lasted) {
        return switch (Words.canonical(word)) {
            case "INCOMING_RING", "OUTGOING_RING", "OUTGOING_CALLING", "CONNECTING", "RINGING", "CALLING" ->
                CallStatus.RINGING;
            case "ACTIVE", "ACCEPT", "ACCEPTED", "ANSWERED" -> CallStatus.IN_PROGRESS;
            case "ENDED", "HANDLED_REMOTELY" -> CallStatus.COMPLETED;
            case "NOT_ANSWERED", "UNANSWERED", "MISSED" -> CallStatus.NO_ANSWER;
            case "REJECTED" -> CallStatus.BUSY;
            case "CANCELLED", "CANCELED" -> CallStatus.CANCELED;
            case "FAILED" -> lasted ? CallStatus.COMPLETED : CallStatus.FAILED;
            default -> null;
        };
    }

    /** WaVoIP spells {@code OUTCOMING}, and leaves the direction out at times; the status may tell. */
    static @Nullable Direction direction(@Nullable String word, @Nullable String status) {
        return switch (Words.canonical(word)) {
            case "INCOMING" -> Direction.INBOUND;
            case "OUTCOMING", "OUTGOING" -> Direction.OUTBOUND;
            default -> byStatus(Words.canonical(status));
        };
    }

    static @Nullable RecordingStatus recordingStatus(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "RECORDING", "MIXING", "READY" -> RecordingStatus.WAITING;
            case "DISABLED" -> RecordingStatus.DISABLED;
            case "EMPTY_RECORDING" -> RecordingStatus.EMPTY;
            default -> null;
        };
    }

    private static @Nullable Direction byStatus(String status) {
        if (status.startsWith("INCOMING_")) {
            return Direction.INBOUND;
        }
        return status.startsWith("OUTGOING_") ? Direction.OUTBOUND : null;
    }
}
