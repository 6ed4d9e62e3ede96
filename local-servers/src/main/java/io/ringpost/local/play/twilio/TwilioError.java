package io.ringpost.local.play.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringpost.local.play.Answer;
import java.util.Arrays;

/** Twilio's errors as its REST API tells them: {@code code, message, more_info, status}. */
enum TwilioError {
    AUTHENTICATE(20003, 401, "Authenticate"),
    FORBIDDEN(20403, 403, "Forbidden"),
    NOT_FOUND(20404, 404, "The requested resource was not found"),
    TOO_MANY(20429, 429, "Too Many Requests"),
    BAD_CHANNELS(20001, 400, "RequestedChannels: the recording has one channel only"),
    SERVER(20500, 500, "An internal server error has occurred"),
    UNAVAILABLE(20503, 503, "Service unavailable"),
    INVALID_TO(21211, 400, "Invalid 'To' Phone Number"),
    INVALID_FROM(21212, 400, "Invalid 'From' Phone Number"),
    REGION(21408, 400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
    NO_BODY(21602, 400, "Message body is required."),
    NO_FROM(21603, 400, "A 'From' phone number is required."),
    NO_TO(21604, 400, "A 'To' phone number is required."),
    UNVERIFIED(21608, 400, "The number is unverified. Trial accounts cannot send messages to unverified numbers"),
    OPTED_OUT(21610, 400, "Attempt to send to unsubscribed recipient"),
    QUEUE_FULL(21611, 429, "This 'From' number has exceeded the maximum number of queued messages"),
    NO_ROUTE(21612, 400, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"),
    NOT_MOBILE(21614, 400, "'To' number is not a valid mobile number"),
    TOO_LONG(21617, 400, "The concatenated message body exceeds the 1600 character limit");

    private final int code;
    private final int status;
    private final String message;

    TwilioError(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    /** The answer to a code, known or not: codes are added without notice. */
    static Answer answer(String code) {
        return Arrays.stream(values())
                .filter(one -> Integer.toString(one.code).equals(code))
                .findFirst()
                .map(TwilioError::answer)
                .orElseGet(() -> answer(Integer.parseInt(code), 400, "Error " + code));
    }

    Answer answer() {
        Answer told = answer(code, status, message);
        return this == AUTHENTICATE ? told.with("WWW-Authenticate", "Basic realm=\"Twilio API\"") : told;
    }

    private static Answer answer(int code, int status, String message) {
        return Answer.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }
}
