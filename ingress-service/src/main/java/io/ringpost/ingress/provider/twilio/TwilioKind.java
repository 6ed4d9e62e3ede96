package io.ringpost.ingress.provider.twilio;

import io.ringpost.contract.Ids;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Identity.Fact;
import java.util.Optional;

/** What comes in from Twilio; each kind knows what makes its fact distinct. */
enum TwilioKind {
    INCOMING_CALL(RawTypes.TWILIO_VOICE_INCOMING) {
        @Override
        Fact fact(Fields fields) {
            return call(fields, "");
        }
    },
    DIAL_RESULT(RawTypes.TWILIO_DIAL_RESULT) {
        @Override
        Fact fact(Fields fields) {
            return call(
                    fields,
                    Ids.hash(
                            fields.textOrEmpty("DialCallSid"),
                            fields.textOrEmpty("DialCallStatus"),
                            fields.textOrEmpty("RecordingSid")));
        }
    },
    /** Twilio: events of one call are numbered where it has several; else a status comes once. */
    CALL_STATUS(RawTypes.TWILIO_VOICE_STATUS) {
        @Override
        Fact fact(Fields fields) {
            return call(
                    fields,
                    fields.text("SequenceNumber")
                            .map(number -> "sequence:" + number)
                            .orElseGet(() -> "status:" + fields.textOrEmpty("CallStatus")));
        }
    },
    RECORDING_STATUS(RawTypes.TWILIO_RECORDING_STATUS) {
        @Override
        Fact fact(Fields fields) {
            return call(fields, Ids.hash(fields.textOrEmpty("RecordingSid"), fields.textOrEmpty("RecordingStatus")));
        }
    },
    /** Real-time transcription sends many events per call, so what they carry is part of the distinction. */
    TRANSCRIPTION_STATUS(RawTypes.TWILIO_TRANSCRIPTION_STATUS) {
        @Override
        Fact fact(Fields fields) {
            return call(
                    fields,
                    Ids.hash(
                            fields.textOrEmpty("TranscriptionSid"),
                            fields.textOrEmpty("TranscriptionStatus", "TranscriptionEvent"),
                            fields.textOrEmpty("Track"),
                            fields.textOrEmpty("SequenceId"),
                            fields.textOrEmpty("Timestamp"),
                            fields.textOrEmpty("TranscriptionData")));
        }
    },
    SMS_INCOMING(RawTypes.TWILIO_SMS_INCOMING) {
        @Override
        Fact fact(Fields fields) {
            return message(fields, "");
        }
    },
    /** By the message alone, later statuses would be lost. */
    SMS_STATUS(RawTypes.TWILIO_SMS_STATUS) {
        @Override
        Fact fact(Fields fields) {
            return message(
                    fields,
                    Ids.hash(
                            fields.textOrEmpty("MessageStatus", "SmsStatus"),
                            fields.textOrEmpty("ErrorCode"),
                            fields.textOrEmpty("EventType")));
        }
    };

    private static final String PREFIX = "com.twilio.";
    private static final int VERSION_LENGTH = ".v1".length();

    private final String type;

    TwilioKind(String type) {
        this.type = type;
    }

    /** What makes this one distinct. */
    abstract Fact fact(Fields fields);

    /** The kind in log lines: {@code voice.status}. */
    String word() {
        return type.substring(PREFIX.length(), type.length() - VERSION_LENGTH);
    }

    Fact call(Fields fields, String distinction) {
        return fact(fields.text("CallSid", "ConferenceSid", "RecordingSid"), distinction);
    }

    Fact message(Fields fields, String distinction) {
        return fact(fields.text("MessageSid", "SmsMessageSid", "SmsSid"), distinction);
    }

    private Fact fact(Optional<String> id, String distinction) {
        return new Fact(type, id, distinction);
    }
}
