package io.ringpost.local.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A call through Twilio and the forms that it posts: the parent leg is the caller's, the child leg the one dialled.
 *
 * @param accountSid the account
 * @param callSid the parent leg
 * @param childSid the child leg
 * @param recordingSid its recording
 * @param from the caller
 * @param to the called number
 * @param at when it came in
 */
public record TwilioCall(
        String accountSid, String callSid, String childSid, String recordingSid, String from, String to, Instant at) {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** A new call with ids of its own. */
    public static TwilioCall fresh(String accountSid, Instant at) {
        return new TwilioCall(
                accountSid,
                Sids.twilio("CA"),
                Sids.twilio("CA"),
                Sids.twilio("RE"),
                "+5533999887766",
                "+553322980007",
                at);
    }

    /** Asks what to do with the call. */
    public Form incoming() {
        return leg(callSid, "inbound").plus("CallStatus", "ringing", "FromCountry", "BR", "ToCountry", "BR");
    }

    /** Tells that the parent leg ended; Twilio posts nothing else for an inbound leg. */
    public Form ended(String status, int seconds) {
        return progress(leg(callSid, "inbound"), status, 0)
                .plus("CallDuration", Integer.toString(seconds), "Duration", Integer.toString(seconds / 60 + 1));
    }

    /** Tells that a call ended that was recorded by the order of who made it. */
    public Form endedRecorded(String status, int seconds) {
        return ended(status, seconds)
                .plus("RecordingUrl", recordingUrl(), "RecordingSid", recordingSid)
                .plus("RecordingDuration", Integer.toString(seconds));
    }

    /** Tells of the child leg: {@code initiated}, {@code ringing}, {@code in-progress} and an end, in sequence. */
    public Form leg(String status, int sequence) {
        Form leg = leg(childSid, "outbound-dial").plus("ParentCallSid", callSid);
        return progress(leg, status, sequence);
    }

    /** Tells that the child leg ended. */
    public Form legEnded(String status, int sequence, int seconds) {
        return leg(status, sequence)
                .plus("CallDuration", Integer.toString(seconds), "SipResponseCode", seconds > 0 ? "200" : "487");
    }

    /** Asks what follows the dial. */
    public Form dialled(String dialStatus, int seconds) {
        return leg(callSid, "inbound")
                .plus("CallStatus", "in-progress", "DialCallStatus", dialStatus, "DialCallSid", childSid)
                .plus("DialCallDuration", Integer.toString(seconds))
                .plus("DialBridged", Boolean.toString(seconds > 0));
    }

    /** Tells of the recording: {@code in-progress}, {@code completed}, {@code absent} or {@code failed}. */
    public Form recording(String status, int seconds) {
        Form form = Form.of("AccountSid", accountSid, "CallSid", callSid, "RecordingSid", recordingSid)
                .plus("RecordingUrl", recordingUrl(), "RecordingStatus", status, "RecordingChannels", "2")
                .plus("RecordingStartTime", RFC_2822.format(at), "RecordingSource", "DialVerb")
                .plus("RecordingTrack", "both");
        return status.equals("completed") ? form.plus("RecordingDuration", Integer.toString(seconds)) : form;
    }

    /** Tells what was said in the recording. */
    public Form transcription(String text) {
        return leg(callSid, "inbound")
                .plus("CallStatus", "completed", "TranscriptionSid", "TR" + recordingSid.substring(2))
                .plus("TranscriptionText", text, "TranscriptionStatus", "completed", "TranscriptionType", "fast")
                .plus("TranscriptionUrl", recordingUrl().replace("/Recordings/", "/Transcriptions/"))
                .plus("RecordingSid", recordingSid, "RecordingUrl", recordingUrl());
    }

    private Form leg(String sid, String direction) {
        return Form.of("AccountSid", accountSid, "ApiVersion", "2010-04-01", "CallSid", sid)
                .plus("Called", to, "Caller", from, "Direction", direction, "From", from, "To", to);
    }

    private Form progress(Form leg, String status, int sequence) {
        return leg.plus("CallStatus", status, "CallbackSource", "call-progress-events")
                .plus("SequenceNumber", Integer.toString(sequence))
                .plus("Timestamp", RFC_2822.format(at.plusSeconds(sequence)));
    }

    private String recordingUrl() {
        return "https://api.twilio.com/2010-04-01/Accounts/" + accountSid + "/Recordings/" + recordingSid;
    }
}
