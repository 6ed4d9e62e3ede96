package io.ringpost.ingress.provider.voipms;

import io.ringpost.contract.Ids;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.ingress.provider.EventTimes;
import io.ringpost.ingress.provider.Identity.Fact;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text message in any of its four shapes, as far as naming it needs.
 *
 * @param fact what makes it distinct
 * @param time when it was received, where an offset makes that certain
 * @param word for log lines
 */
record VoipmsText(Fact fact, Instant time, String word) {
    private static final String PAYLOAD = "data.payload.";
    private static final String EVENT_TYPE = "data.event_type";
    private static final String MEDIA_URL = PAYLOAD + "media[].url";
    private static final String RECEIVED = "message.received";
    private static final int LOCAL_DIGITS = 10;

    static final JsonPaths WANTED = JsonPaths.of(List.of(
            EVENT_TYPE,
            PAYLOAD + "id",
            PAYLOAD + "type",
            PAYLOAD + "from.phone_number",
            PAYLOAD + "to[].phone_number",
            PAYLOAD + "text",
            MEDIA_URL,
            PAYLOAD + "received_at",
            "from",
            "to",
            "message",
            "text",
            "id",
            "date",
            "timestamp",
            "media",
            "media[]",
            "files"));

    static VoipmsText of(VoipmsFields fields, WebhookRequest request) {
        String event = fields.text(EVENT_TYPE).orElse(RECEIVED);
        Instant time =
                fields.text(PAYLOAD + "received_at").flatMap(EventTimes::iso).orElse(request.receivedAt());
        if (!event.equals(RECEIVED)) {
            Optional<String> id = fields.text(PAYLOAD + "id");
            return new VoipmsText(new Fact(RawTypes.VOIPMS_SMS_OTHER, id, event), time, "sms.other");
        }
        Parts parts = Parts.of(fields);
        String type = parts.isPing() ? RawTypes.VOIPMS_SMS_PING : RawTypes.VOIPMS_SMS_RECEIVED;
        Fact fact = new Fact(type, parts.id(), parts.distinction(request.receivedAt()));
        return new VoipmsText(fact, time, parts.isPing() ? "sms.ping" : "sms.received");
    }

    private record Parts(
            Optional<String> id, String own, String from, String text, String media, String date, boolean mms) {

        static Parts of(VoipmsFields fields) {
            String media = fields.textOrEmpty(MEDIA_URL, "media", "media[]", "files");
            return new Parts(
                    fields.text(PAYLOAD + "id", "id"),
                    local(fields.textOrEmpty(PAYLOAD + "to[].phone_number", "to")),
                    local(fields.textOrEmpty(PAYLOAD + "from.phone_number", "from")),
                    fields.textOrEmpty(PAYLOAD + "text", "message", "text"),
                    media,
                    fields.textOrEmpty(PAYLOAD + "received_at", "date", "timestamp"),
                    fields.text(PAYLOAD + "type")
                            .map(type -> type.toUpperCase(Locale.ROOT).equals("MMS"))
                            .orElse(!media.isEmpty()));
        }

        boolean isPing() {
            return own.isEmpty() || from.isEmpty() || (text.isEmpty() && media.isEmpty());
        }

        /**
         * The same message has the same id in every shape, so numbers are compared in VoIP.ms's ten digits. Without an
         * id the content and its date name it; without both nothing tells a repetition from a person who repeats
         * himself, and losing his message would be worse than keeping it twice.
         */
        String distinction(Instant receivedAt) {
            if (id.isPresent()) {
                return Ids.hash(own, mms ? "MMS" : "SMS");
            }
            return Ids.hash(own, from, text, media, date.isEmpty() ? receivedAt.toString() : date);
        }

        private static String local(String number) {
            String digits = number.replaceAll("\\D", "");
            boolean national = digits.length() == LOCAL_DIGITS + 1 && digits.startsWith("1");
            return digits.isEmpty() ? number : national ? digits.substring(1) : digits;
        }
    }
}
