package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;

/**
 * A WhatsApp call through WaVoIP and the events that it posts.
 *
 * @param id WaVoIP's id of it
 * @param session the device's session
 * @param caller digits, country code first; Brazilian mobiles often without their ninth digit
 * @param receiver likewise
 * @param direction {@code INCOMING}, or {@code OUTCOMING} as WaVoIP spells it
 */
public record WavoipCall(String id, long session, String caller, String receiver, String direction) {
    /** A new call to our device. */
    public static WavoipCall fresh() {
        return new WavoipCall(Sids.wavoip(), 1517, "556698887777", "5533322980007", "INCOMING");
    }

    /** A CALL event as it is seen live. */
    public byte[] call(String action, String status, int seconds) {
        return utf8("""
                {"type":"CALL","action":"%s","whatsapp_call_id":"%s","id_session":%d,"caller":"%s","receiver":"%s",\
                "status":"%s","direction":"%s","duration":%d,"transport":"WSS","is_contact":false}""".formatted(action, id, session, caller, receiver, status, direction, seconds));
    }

    /** A CALL event as WaVoIP documents it, with the key {@code type} twice. */
    public byte[] callTwiceTyped(String status, int seconds) {
        return utf8("""
                {"type":"CALL","action":"UPDATE","whatsapp_call_id":"%s","id_session":%d,"caller":"%s",\
                "receiver":"%s","status":"%s","direction":"%s","duration":%d,"type":"HUMANIZED"}""".formatted(id, session, caller, receiver, status, direction, seconds));
    }

    /** A RECORD event as guide 001 has it. */
    public byte[] record(String status) {
        return utf8("""
                {"type":"RECORD","action":"UPDATE","whatsapp_call_id":"%s","id_session":%d,"record_status":"%s",\
                "record_url":"https://storage.wavoip.com/%s"}""".formatted(id, session, status, id));
    }

    /** A RECORD event as it is seen live: the word stands in {@code status}. */
    public byte[] recordLive(String status) {
        return utf8("""
                {"type":"RECORD","action":"UPDATE","whatsapp_call_id":"%s","id_session":%d,"status":"%s",\
                "record_url":"https://storage.wavoip.com/%s"}""".formatted(id, session, status, id));
    }

    /** The least that a RECORD event may hold. */
    public byte[] recordBare(String status) {
        return utf8("{\"type\":\"RECORD\",\"whatsapp_call_id\":\"%s\",\"record_status\":\"%s\"}".formatted(id, status));
    }

    /** A DEVICE event, sent like a heartbeat. */
    public byte[] device(String status) {
        return utf8("{\"type\":\"DEVICE\",\"action\":\"UPDATE\",\"id_session\":%d,\"phone\":\"%s\",\"status\":\"%s\"}"
                .formatted(session, receiver, status));
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
