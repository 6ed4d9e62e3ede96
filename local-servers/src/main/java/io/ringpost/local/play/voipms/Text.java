package io.ringpost.local.play.voipms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A text as {@code getSMS} lists it.
 *
 * @param sent whether it was sent, not received
 */
record Text(long id, Kind kind, boolean sent, String did, String contact, String message, Instant at) {
    /** Which of the two methods lists it. */
    enum Kind {
        SMS(160),
        MMS(2048);

        /** VoIP.ms: what counts are the bytes in UTF-8, whatever the documentation says of characters. */
        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        int longest() {
            return longest;
        }
    }

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    String date(ZoneId zone) {
        return WALL.withZone(zone).format(at);
    }

    /** Values are text, even those of numbers. */
    void into(ObjectNode row, ZoneId zone) {
        row.put("id", Long.toString(id)).put("date", date(zone)).put("type", type());
        row.put("did", did).put("contact", contact).put("message", message);
        row.put("carrier_status", sent ? "Message delivered to handset." : "");
    }

    String type() {
        return sent ? "0" : "1";
    }
}
