package io.ringpost.contract.raw;

/** The {@code ce_type} values of raw webhooks. Kinds that are not listed are kept too, under a name of the same form. */
public final class RawTypes {
    public static final String TWILIO_VOICE_INCOMING = "com.twilio.voice.incoming.v1";
    public static final String TWILIO_DIAL_RESULT = "com.twilio.voice.dial-result.v1";
    public static final String TWILIO_VOICE_STATUS = "com.twilio.voice.status.v1";
    public static final String TWILIO_RECORDING_STATUS = "com.twilio.recording.status.v1";
    public static final String TWILIO_TRANSCRIPTION_STATUS = "com.twilio.transcription.status.v1";
    public static final String TWILIO_SMS_INCOMING = "com.twilio.sms.incoming.v1";
    public static final String TWILIO_SMS_STATUS = "com.twilio.sms.status.v1";
    /** Followed by Retell's own event name and {@code .v1}: {@code ai.retell.call_ended.v1}. */
    public static final String RETELL_PREFIX = "ai.retell.";

    public static final String RETELL_CALL_STARTED = "ai.retell.call_started.v1";
    public static final String RETELL_CALL_ENDED = "ai.retell.call_ended.v1";
    public static final String RETELL_CALL_ANALYZED = "ai.retell.call_analyzed.v1";
    public static final String RETELL_CALL_INBOUND = "ai.retell.call_inbound.v1";
    public static final String VOIPMS_SMS_RECEIVED = "ms.voip.sms.received.v1";
    /** A test of the callback, or a message with neither text nor media. */
    public static final String VOIPMS_SMS_PING = "ms.voip.sms.ping.v1";
    /** An event of the JSON webhook other than {@code message.received}. */
    public static final String VOIPMS_SMS_OTHER = "ms.voip.sms.other.v1";

    public static final String VOIPMS_CALL_CDR = "ms.voip.call.cdr.v1";
    public static final String VOIPMS_RECORDING_READY = "ms.voip.recording.ready.v1";
    public static final String WAVOIP_CALL = "com.wavoip.call.v1";
    public static final String WAVOIP_RECORD = "com.wavoip.record.v1";
    public static final String WAVOIP_DEVICE = "com.wavoip.device.v1";
    /** A body whose {@code type} says nothing that is known. */
    public static final String WAVOIP_OTHER = "com.wavoip.other.v1";

    private RawTypes() {}

    /** The type of a Retell event, by Retell's name for it. */
    public static String retell(String event) {
        return RETELL_PREFIX + event + ".v1";
    }
}
