package io.ringpost.local.play.voipms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Fields;
import io.ringpost.local.play.Mp3;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The detail records and recordings of an account. */
final class VoipmsRecords {
    private static final String ACCOUNT = "account";
    private static final String ID = "callrecording";
    private static final String TYPE = "call_type";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final List<String> ENDS = List.of("answered", "noanswer", "busy", "failed");
    private static final String ALL = "all";
    private static final List<String> ACCOUNTS = List.of(ALL, "100000", "100000_julie");
    private static final Set<String> TYPES = Set.of(ALL, "incoming", "outgoing");
    private static final int MOST_DAYS = 92;

    private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> recordings = new CopyOnWriteArrayList<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    void called(Map<String, String> row) {
        calls.add(Map.copyOf(row));
    }

    void recorded(Map<String, String> row) {
        recordings.add(Map.copyOf(row));
    }

    ObjectNode calls(Fields filter) {
        if (!dated(filter)) {
            return VoipmsApi.status("invalid_date");
        }
        if (!filter.has("timezone")) {
            return VoipmsApi.status("missing_timezone");
        }
        if (ENDS.stream().noneMatch(end -> filter.get(end).equals("1"))) {
            return VoipmsApi.status("no_callstatus");
        }
        return listed("cdr", within("date", calls, filter), "no_cdr");
    }

    ObjectNode accounts() {
        ObjectNode answer = VoipmsApi.status("success");
        ArrayNode accounts = answer.putArray("accounts");
        ACCOUNTS.forEach(name -> accounts.addObject().put("value", name).put("description", name));
        return answer;
    }

    ObjectNode recordings(Fields filter) {
        String refusal = listRefusal(filter);
        if (!refusal.isEmpty()) {
            return VoipmsApi.status(refusal);
        }
        List<Map<String, String>> rows = within("datetime", recordings, filter).stream()
                .filter(row -> !deleted.contains(row.getOrDefault(ID, "")))
                .filter(row -> Set.of(ALL, row.getOrDefault("subaccount", filter.get(ACCOUNT)))
                        .contains(filter.get(ACCOUNT)))
                .filter(row -> filter.get(TYPE).equals(ALL)
                        || !filter.has(TYPE)
                        || row.getOrDefault("type", "").equalsIgnoreCase(filter.get(TYPE)))
                .skip(number(filter, "start", 0))
                .limit(number(filter, "length", Integer.MAX_VALUE))
                .toList();
        return listed("recordings", rows, "no_recording");
    }

    private static String listRefusal(Fields filter) {
        if (!filter.has(ACCOUNT)) {
            return "missing_account";
        }
        if (!ACCOUNTS.contains(filter.get(ACCOUNT))) {
            return "invalid_account";
        }
        if (!dated(filter)) {
            return "invalid_date";
        }
        if (filter.has(TYPE) && !TYPES.contains(filter.get(TYPE))) {
            return "invalid_call_type";
        }
        return LocalDate.parse(filter.get("date_from"))
                        .plusDays(MOST_DAYS)
                        .isBefore(LocalDate.parse(filter.get("date_to")))
                ? "invalid_daterange"
                : "";
    }

    private static int number(Fields filter, String name, int other) {
        return filter.get(name).matches("[0-9]{1,9}") ? Integer.parseInt(filter.get(name)) : other;
    }

    /** The audio is MP3 in Base64. */
    ObjectNode recording(Fields fields) {
        String refusal = refusal(fields);
        if (!refusal.isEmpty()) {
            return VoipmsApi.status(refusal);
        }
        ObjectNode answer = VoipmsApi.status("success");
        answer.putArray("recordings")
                .addObject()
                .put(ID, fields.get(ID))
                .put("datetime", "2024-01-01 10:00:00")
                .put("destination", "8455550199")
                .put("type", "Incoming")
                .put("subaccount", fields.get(ACCOUNT))
                .put("duration", "00:01")
                .put("base64file", Base64.getEncoder().encodeToString(Mp3.of(fields.get(ID))));
        return answer;
    }

    ObjectNode delete(Fields fields) {
        String refusal = refusal(fields);
        deleted.add(fields.get(ID));
        return VoipmsApi.status(refusal.isEmpty() ? "success" : refusal);
    }

    private String refusal(Fields fields) {
        if (!fields.has(ACCOUNT)) {
            return "missing_account";
        }
        if (!fields.has(ID)) {
            return "missing_callrecording";
        }
        return deleted.contains(fields.get(ID)) ? "invalid_callrecording" : "";
    }

    private static boolean dated(Fields filter) {
        return filter.get("date_from").matches(DATE) && filter.get("date_to").matches(DATE);
    }

    private static ObjectNode listed(String name, List<Map<String, String>> listed, String none) {
        ObjectNode answer = VoipmsApi.status("success");
        ArrayNode rows = answer.putArray(name);
        listed.forEach(row -> row.forEach(rows.addObject()::put));
        return rows.isEmpty() ? VoipmsApi.status(none) : answer;
    }

    private static List<Map<String, String>> within(String date, List<Map<String, String>> all, Fields filter) {
        return all.stream()
                .filter(row -> within(row.getOrDefault(date, ""), filter))
                .toList();
    }

    private static boolean within(String date, Fields filter) {
        String day = date.split(" ", 2)[0];
        return day.compareTo(filter.get("date_from")) >= 0 && day.compareTo(filter.get("date_to")) <= 0;
    }
}
