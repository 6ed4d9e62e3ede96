package io.ringpost.local.play.twilio;

import io.ringpost.local.play.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Twilio refuses before it takes a message. */
final class MessageCheck {
    private static final int LONGEST = 1600;
    private static final Pattern NUMBER = Pattern.compile("(whatsapp:)?\\+[1-9]\\d{6,14}");
    /** Twilio: the numbers that its test credentials answer with errors. */
    private static final Map<String, TwilioError> MAGIC = Map.of(
            "+15005550001", TwilioError.INVALID_TO,
            "+15005550002", TwilioError.NO_ROUTE,
            "+15005550003", TwilioError.REGION,
            "+15005550004", TwilioError.OPTED_OUT,
            "+15005550008", TwilioError.QUEUE_FULL,
            "+15005550009", TwilioError.NOT_MOBILE);

    private MessageCheck() {}

    static Optional<TwilioError> refuse(Fields fields) {
        if (!fields.has("To")) {
            return Optional.of(TwilioError.NO_TO);
        }
        if (!fields.has("From") && !fields.has("MessagingServiceSid")) {
            return Optional.of(TwilioError.NO_FROM);
        }
        if (!fields.has("Body") && !fields.has("MediaUrl")) {
            return Optional.of(TwilioError.NO_BODY);
        }
        if (fields.get("Body").length() > LONGEST) {
            return Optional.of(TwilioError.TOO_LONG);
        }
        if (fields.has("From") && !NUMBER.matcher(fields.get("From")).matches()) {
            return Optional.of(TwilioError.INVALID_FROM);
        }
        return NUMBER.matcher(fields.get("To")).matches()
                ? Optional.ofNullable(MAGIC.get(fields.get("To")))
                : Optional.of(TwilioError.INVALID_TO);
    }
}
