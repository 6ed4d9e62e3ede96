package io.ringpost.callstate.normalise.twilio;

import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.reading.Words;
import io.ringpost.contract.recording.RecordingStatus;
import org.jspecify.annotations.Nullable;

/** Twilio's words. */
final class TwilioWords {
    private TwilioWords() {}

    static @Nullable CallStatus status(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "QUEUED" -> CallStatus.QUEUED;
            case "INITIATED" -> CallStatus.INITIATED;
            case "RINGING" -> CallStatus.RINGING;
            case "IN_PROGRESS", "ANSWERED" -> CallStatus.IN_PROGRESS;
            case "COMPLETED" -> CallStatus.COMPLETED;
            case "BUSY" -> CallStatus.BUSY;
            case "NO_ANSWER" -> CallStatus.NO_ANSWER;
            case "FAILED" -> CallStatus.FAILED;
            case "CANCELED", "CANCELLED" -> CallStatus.CANCELED;
            default -> null;
        };
    }

    /** Twilio: {@code answered} is the end of a dial that reached a conference. */
    static @Nullable CallStatus dialStatus(@Nullable String word) {
        return Words.canonical(word).equals("ANSWERED") ? CallStatus.COMPLETED : status(word);
    }

    /** Twilio: {@code inbound}, {@code outbound-api}, {@code outbound-dial}. */
    static @Nullable Direction direction(@Nullable String word) {
        String canonical = Words.canonical(word);
        if (canonical.startsWith("INBOUND")) {
            return Direction.INBOUND;
        }
        return canonical.startsWith("OUTBOUND") ? Direction.OUTBOUND : null;
    }

    static RecordingStatus recordingStatus(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "ABSENT" -> RecordingStatus.EMPTY;
            case "FAILED" -> RecordingStatus.FAILED;
            default -> RecordingStatus.WAITING;
        };
    }
}
