package io.ringpost.recording.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which recordings a list shows; only what was asked for becomes part of the query, so that an index serves it. */
public final class RecordingFilter {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Only of this call, by any id that it was ever named by. */
    public RecordingFilter callId(String id) {
        conditions.add("leg.call_id = (select named.call_id from call named where named.id = " + value(id) + ")");
        return this;
    }

    /** Only of these statuses. */
    public RecordingFilter statuses(Collection<String> statuses) {
        return any("r.status", statuses);
    }

    /** Only of these providers. */
    public RecordingFilter providers(Collection<String> providers) {
        return any("r.provider", providers);
    }

    /** Only those first heard of since then. */
    public RecordingFilter since(Instant since) {
        conditions.add("r.created_at >= " + value(since.atOffset(ZoneOffset.UTC)));
        return this;
    }

    /** Only those that stand after this one in the list. */
    void before(Instant createdAt, String id) {
        conditions.add("(r.created_at, r.id) < (" + value(createdAt.atOffset(ZoneOffset.UTC)) + ", " + value(id) + ")");
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private RecordingFilter any(String column, Collection<String> words) {
        if (!words.isEmpty()) {
            conditions.add(column + " = any(" + value(words.toArray(String[]::new)) + ")");
        }
        return this;
    }

    private String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
