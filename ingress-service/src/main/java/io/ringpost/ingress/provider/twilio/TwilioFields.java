package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.Optional;
import java.util.Set;

/** Twilio's parameters, be they a form or, where an operator chose so, JSON. */
final class TwilioFields {
    private static final Set<String> PARAMETERS = Set.of(
            "AccountSid",
            "CallSid",
            "ConferenceSid",
            "CallStatus",
            "SequenceNumber",
            "DialCallSid",
            "DialCallStatus",
            "RecordingSid",
            "RecordingStatus",
            "TranscriptionSid",
            "TranscriptionStatus",
            "TranscriptionEvent",
            "TranscriptionData",
            "Track",
            "SequenceId",
            "Timestamp",
            "MessageSid",
            "SmsMessageSid",
            "SmsSid",
            "MessageStatus",
            "SmsStatus",
            "ErrorCode",
            "EventType",
            "From",
            "Caller",
            "To",
            "Called",
            "DialBridged");

    private static final JsonPaths PATHS = JsonPaths.of(PARAMETERS);

    private TwilioFields() {}

    /** Those of a request; empty if it cannot be read. */
    static Optional<Fields> of(WebhookRequest request) {
        if (!request.isForm()) {
            return JsonFields.pick(request.body(), PATHS).map(fields -> fields);
        }
        FormFields form = request.form();
        return form.wellFormed() ? Optional.of(form) : Optional.empty();
    }
}
