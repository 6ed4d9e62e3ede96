package io.ringpost.outbound.store;

import io.ringpost.contract.codec.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the head of a receiver's answer.
 *
 * @param fields its header fields by lower-case name; repeated ones are one, joined by a comma
 * @param truncated whether some are missing or cut
 */
public record AnswerHead(Map<String, String> fields, boolean truncated) {

    static @Nullable String json(@Nullable AnswerHead head) {
        return head == null ? null : new String(Json.write(head.fields()), StandardCharsets.UTF_8);
    }

    /** Absent if no answer came, or a replica of an earlier release made the attempt. */
    static @Nullable AnswerHead of(Row row) {
        String json = row.getString("answer_head");
        if (json == null) {
            return null;
        }
        Map<?, ?> kept = Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
        Map<String, String> fields = new LinkedHashMap<>();
        kept.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        return new AnswerHead(fields, Boolean.TRUE.equals(row.getBoolean("answer_head_truncated")));
    }
}
