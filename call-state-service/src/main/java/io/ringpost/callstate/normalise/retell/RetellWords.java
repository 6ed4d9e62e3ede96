package io.ringpost.callstate.normalise.retell;

import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Sentiment;
import io.ringpost.contract.reading.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Retell's words. */
final class RetellWords {
    /** Retell: every reason that the documentation groups under an ended call. */
    private static final Set<String> ENDED = Set.of(
            "USER_HANGUP",
            "AGENT_HANGUP",
            "CALL_TRANSFER",
            "VOICEMAIL_REACHED",
            "IVR_REACHED",
            "INACTIVITY",
            "MAX_DURATION_REACHED",
            "CALL_TAKE_OVER",
            "MANUAL_STOPPED",
            "TRANSFER_BRIDGED",
            "TRANSFER_CANCELLED",
            "NO_CONCURRENCY_FALLBACK");

    private static final Set<String> NOT_CONNECTED = Set.of(
            "DIAL_FAILED",
            "INVALID_DESTINATION",
            "TELEPHONY_PROVIDER_PERMISSION_DENIED",
            "TELEPHONY_PROVIDER_UNAVAILABLE",
            "SIP_ROUTING_ERROR",
            "MARKED_AS_SPAM",
            "CONCURRENCY_LIMIT_REACHED",
            "NO_VALID_PAYMENT",
            "SCAM_DETECTED");

    private RetellWords() {}

    /** What a disconnection reason means; absent for reasons that are not known, the list grows. */
    static @Nullable CallStatus reason(@Nullable String word) {
        String reason = Words.canonical(word);
        if (ENDED.contains(reason)) {
            return CallStatus.COMPLETED;
        }
        if (NOT_CONNECTED.contains(reason) || reason.startsWith("ERROR_")) {
            return CallStatus.FAILED;
        }
        return switch (reason) {
            case "DIAL_BUSY", "USER_DECLINED" -> CallStatus.BUSY;
            case "DIAL_NO_ANSWER", "REGISTERED_CALL_TIMEOUT" -> CallStatus.NO_ANSWER;
            default -> null;
        };
    }

    /** Retell: {@code registered} says nothing, its sample of an ended call has it too. */
    static @Nullable CallStatus callStatus(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "ONGOING" -> CallStatus.IN_PROGRESS;
            case "ENDED" -> CallStatus.COMPLETED;
            case "NOT_CONNECTED", "ERROR" -> CallStatus.FAILED;
            default -> null;
        };
    }

    static @Nullable Direction direction(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "INBOUND" -> Direction.INBOUND;
            case "OUTBOUND" -> Direction.OUTBOUND;
            default -> null;
        };
    }

    static @Nullable CallType callType(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "PHONE_CALL" -> CallType.PHONE_CALL;
            case "WEB_CALL" -> CallType.WEB_CALL;
            default -> null;
        };
    }

    /** Retell: {@code Positive}, {@code Negative}, {@code Neutral}, {@code Unknown}. */
    static @Nullable Sentiment sentiment(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "" -> null;
            case "POSITIVE" -> Sentiment.POSITIVE;
            case "NEGATIVE" -> Sentiment.NEGATIVE;
            case "NEUTRAL" -> Sentiment.NEUTRAL;
            default -> Sentiment.UNKNOWN;
        };
    }
}
