package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A text message to a VoIP.ms number, in the four shapes in which it is posted.
 *
 * @param id VoIP.ms's id of it
 * @param from who wrote, ten digits
 * @param did our number, ten digits
 * @param text what was written
 * @param at when it came in
 */
public record VoipmsText(String id, String from, String did, String text, Instant at) {
    private static final DateTimeFormatter WALL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);

    /** A new text to our number. */
    public static VoipmsText fresh(Instant at) {
        return new VoipmsText(Sids.voipms(), "8455550123", "8455550199", "What are your hours?", at);
    }

    /** The same message with another text. */
    public VoipmsText saying(String words) {
        return new VoipmsText(id, from, did, words, at);
    }

    /** The same message of somebody else, ten digits. */
    public VoipmsText by(String number) {
        return new VoipmsText(id, number, did, text, at);
    }

    /** The portal's URL template, filled in; the text stands last. */
    public Form query() {
        return Form.of("to", did, "from", from, "id", id, "date", WALL.format(at), "media", "", "message", text);
    }

    /** The template as it comes when nothing was filled in. */
    public static Form ping() {
        return Form.of("to", "{TO}", "from", "{FROM}", "id", "{ID}", "date", "{TIMESTAMP}")
                .plus("media", "{MEDIA}", "message", "{MESSAGE}");
    }

    /** The nested JSON of the portal's webhook setting. */
    public byte[] envelope() {
        return utf8("""
                {"data":{"event_type":"message.received","record_type":"event","id":%s,"payload":{"id":%s,\
                "record_type":"message","type":"SMS","from":{"phone_number":"%s"},\
                "to":[{"phone_number":"%s","status":"webhook_delivered"}],"text":"%s","media":[],\
                "received_at":"%s"}}}""".formatted(id, id, from, did, Quoted.text(text), SIX_DIGITS.format(at)));
    }

    /** The flat JSON of guide 004. */
    public byte[] flat() {
        return utf8("{\"from\":\"%s\",\"to\":\"%s\",\"message\":\"%s\",\"id\":\"%s\",\"date\":\"%s\"}"
                .formatted(from, did, Quoted.text(text), id, WALL.format(at)));
    }

    /** The same as a form. */
    public byte[] form() {
        return query().without("media").bytes();
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
