package io.ringpost.local.play.voipms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The texts of an account, sent and received. */
final class VoipmsTexts {
    private static final String NUMBER = "\\d{10}";
    private static final long FIRST_ID = 23_434_000;
    /** VoIP.ms: an account may send so many a day by the API unless it asks for more. */
    private static final int PER_DAY = 100;

    private static final int PAGE = 50;

    private final Clock clock;
    private final List<Text> texts = new ArrayList<>();

    VoipmsTexts(Clock clock) {
        this.clock = clock;
    }

    synchronized ObjectNode send(Fields fields, Text.Kind kind) {
        String refusal = refusal(fields, kind);
        if (!refusal.isEmpty()) {
            return VoipmsApi.status(refusal);
        }
        long id = FIRST_ID + texts.size();
        texts.add(
                0,
                new Text(id, kind, true, fields.get("did"), fields.get("dst"), fields.get("message"), clock.instant()));
        return VoipmsApi.status("success").put(kind == Text.Kind.SMS ? "sms" : "mms", id);
    }

    synchronized void received(String id, String did, String contact, String message) {
        texts.add(0, new Text(Long.parseLong(id), Text.Kind.SMS, false, did, contact, message, clock.instant()));
    }

    /** Both methods call their list {@code sms}. */
    synchronized ObjectNode list(Fields filter, Text.Kind kind) {
        ZoneId zone = zone(filter);
        String today = LocalDate.now(clock.withZone(zone)).toString();
        String from = filter.has("from") ? filter.get("from") : today;
        String to = filter.has("to") ? filter.get("to") : today;
        ObjectNode answer = VoipmsApi.status("success");
        ArrayNode rows = answer.putArray("sms");
        texts.stream()
                .filter(text ->
                        text.kind() == kind || filter.get("all_messages").equals("1"))
                .filter(text -> matches(filter, kind, text))
                .filter(text -> within(text.date(zone), from, to))
                .limit(filter.has("limit") ? Integer.parseInt(filter.get("limit")) : PAGE)
                .forEach(text -> text.into(rows.addObject(), zone));
        return rows.isEmpty() ? VoipmsApi.status("no_sms") : answer;
    }

    private static boolean matches(Fields filter, Text.Kind kind, Text text) {
        return filter.allows(kind == Text.Kind.SMS ? "sms" : "mms", Long.toString(text.id()))
                && filter.allows("type", text.type())
                && filter.allows("did", text.did())
                && filter.allows("contact", text.contact());
    }

    private static boolean within(String date, String from, String to) {
        String day = date.split(" ", 2)[0];
        return day.compareTo(from) >= 0 && day.compareTo(to) <= 0;
    }

    private static ZoneId zone(Fields filter) {
        return filter.has("timezone")
                ? ZoneOffset.ofTotalSeconds((int) (Double.parseDouble(filter.get("timezone")) * 3600))
                : ZoneId.of("America/New_York");
    }

    private String refusal(Fields fields, Text.Kind kind) {
        if (!fields.has("did")) {
            return "missing_did";
        }
        if (!fields.get("did").matches(NUMBER)) {
            return "invalid_did";
        }
        if (!fields.get("dst").matches(NUMBER)) {
            return "invalid_dst";
        }
        if (!fields.has("message")) {
            return kind == Text.Kind.SMS ? "missing_sms" : "message_empty";
        }
        if (fields.get("message").getBytes(StandardCharsets.UTF_8).length > kind.longest()) {
            return "sms_toolong";
        }
        return sentToday() >= PER_DAY ? "limit_reached" : "";
    }

    private long sentToday() {
        String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
        return texts.stream()
                .filter(Text::sent)
                .filter(text -> text.date(ZoneOffset.UTC).startsWith(today))
                .count();
    }
}
