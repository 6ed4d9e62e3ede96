package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A call through VoIP.ms and what a customer's relay posts of it.
 *
 * @param id VoIP.ms's id of it
 * @param callerId the caller, by name and number
 * @param destination the called number
 */
public record VoipmsCall(String id, String callerId, String destination) {
    private static final String ACCOUNT = "100000_julie";
    private static final long FIRST_SECOND = 800_000_000;

    /** A new call to our number. */
    public static VoipmsCall fresh() {
        return new VoipmsCall(Sids.voipms(), "\"JOHN DOE\" <8455550123>", "8455550199");
    }

    /** The detail record of guide 004: answered, 83 seconds. */
    public byte[] cdr() {
        return cdr("answered", 83);
    }

    /** A detail record with the given end. */
    public byte[] cdr(String disposition, int seconds) {
        return utf8("""
                {"callid":"%s","callerid":"%s","destination":"%s","disposition":"%s",\
                "duration":"%02d:%02d:%02d","seconds":"%d","date":"2024-01-01 10:00:00","total":"0.0150"}""".formatted(
                        id,
                        Quoted.text(callerId),
                        destination,
                        disposition,
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60,
                        seconds));
    }

    /** Tells that the recording can be had, as JSON. */
    public byte[] recordingReady() {
        return utf8("""
                {"callid":"%s","account":"%s","callrecording":"%s","datetime":"2024-01-01 10:00:00","duration":"01:23"}""".formatted(id, ACCOUNT, recordingId()));
    }

    /** Tells that the recording can be had, as a form. */
    public byte[] recordingReadyForm() {
        return Form.of("uniqueid", id, "account", ACCOUNT, "callrecording", recordingId(), "duration", "01:23")
                .bytes();
    }

    /** VoIP.ms: unpadded Base64 of account, numbers, direction and the second it began, here one of the call's own. */
    public String recordingId() {
        String plain = "100000-8455550123-%s-IN-%d".formatted(destination, FIRST_SECOND + Long.parseLong(id));
        return Base64.getEncoder().withoutPadding().encodeToString(utf8(plain));
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
