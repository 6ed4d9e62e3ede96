package io.ringpost.local.play.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message that Twilio has, as its API shows it.
 *
 * @param errorCode why it did not arrive, empty if nothing is wrong
 */
record SentMessage(
        String accountSid,
        String sid,
        String service,
        String from,
        String to,
        String body,
        String status,
        String errorCode,
        Instant at) {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final int SEGMENT = 160;

    SentMessage as(String next, String error) {
        return new SentMessage(accountSid, sid, service, from, to, body, next, error, at);
    }

    ObjectNode json() {
        String date = RFC_2822.format(at);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sid", sid).put("account_sid", accountSid).put("api_version", "2010-04-01");
        json.put("messaging_service_sid", service.isEmpty() ? null : service);
        json.put("from", from).put("to", to).put("body", body).put("status", status);
        json.put("direction", "outbound-api");
        json.put("num_segments", Integer.toString(1 + Math.max(0, body.length() - 1) / SEGMENT));
        json.put("num_media", "0").putNull("price").put("price_unit", "USD");
        json.put("error_code", errorCode.isEmpty() ? null : Integer.valueOf(errorCode));
        json.putNull("error_message").put("date_created", date).put("date_updated", date);
        json.put("date_sent", status.equals("queued") || status.equals("accepted") ? null : date);
        return json.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid + ".json");
    }

    Map<String, String> callback() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", status);
        fields.put("MessageStatus", status);
        fields.put("To", to);
        fields.put("MessageSid", sid);
        fields.put("AccountSid", accountSid);
        fields.put("From", from);
        fields.put("ApiVersion", "2010-04-01");
        if (!service.isEmpty()) {
            fields.put("MessagingServiceSid", service);
        }
        if (!errorCode.isEmpty()) {
            fields.put("ErrorCode", errorCode);
        }
        return fields;
    }
}
